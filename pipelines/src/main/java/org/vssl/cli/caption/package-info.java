// SPDX-License-Identifier: Apache-2.0
/**
 * From frame results to captions that name each sound, placed near its source.
 *
 * <p>Read in this order: {@link org.vssl.cli.caption.CaptionFrame} is the input, one frame; {@link
 * org.vssl.cli.caption.Spans} finds when something sounds; {@link org.vssl.cli.caption.Steady} smooths what and where
 * it was over frames; {@link org.vssl.cli.caption.Captions} builds captions; {@link org.vssl.cli.caption.CueSettings}
 * positions them; {@link org.vssl.cli.caption.WebVtt} writes them.
 */
@NullMarked
package org.vssl.cli.caption;

import org.jspecify.annotations.NullMarked;
