/**
 * Sound in: what is heard now.
 *
 * <p>Read in this order: {@link org.vssl.audio.MomentaryLoudness}, then the filters it is made of.
 */
@NullMarked
package org.vssl.audio;

import org.jspecify.annotations.NullMarked;
