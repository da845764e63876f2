// SPDX-License-Identifier: Apache-2.0
/**
 * Audio input: the window for the model, and momentary loudness.
 *
 * <p>Read in this order: {@link org.vssl.audio.SoundInput} takes the samples; {@code AudioRing} keeps them by running
 * time; {@code Resampler} changes their rate; {@link org.vssl.audio.MomentaryLoudness} is that of BS.1770.
 */
@NullMarked
package org.vssl.audio;

import org.jspecify.annotations.NullMarked;
