/**
 * From reports on frames to captions that say what sounds and sit near it.
 *
 * <p>Read in this order: {@link org.vssl.cli.caption.Moment} is one frame as captions see it;
 * {@link org.vssl.cli.caption.Spans} says when something sounds; {@link org.vssl.cli.caption.Steady} says what and where
 * it most likely was, however much single frames waver; {@link org.vssl.cli.caption.Captions} makes captions of it;
 * {@link org.vssl.cli.caption.CueSettings} puts them into the picture; {@link org.vssl.cli.caption.WebVtt} writes them.
 */
@NullMarked
package org.vssl.cli.caption;

import org.jspecify.annotations.NullMarked;
