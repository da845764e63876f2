// SPDX-License-Identifier: Apache-2.0
/**
 * Camera planning: from located sources over time to a smooth path of crops. No media types.
 *
 * <p>Read in this order: a {@link org.vssl.reframe.Observation} is the input at one time; {@code Subject} chooses the source
 * to follow; {@code Director} decides where the crop should be, an {@code Aim}; {@code Camera} moves there within its
 * limits of speed and acceleration. {@link org.vssl.reframe.LivePlanner} does this frame by frame, {@link
 * org.vssl.reframe.TwoPassPlanner} with the whole video at hand; both return {@link org.vssl.reframe.Step}s. {@link
 * org.vssl.reframe.CutDetector} detects scene cuts in {@link org.vssl.reframe.GreyPicture}s.
 *
 * <p>Places and sizes are 0..1 of the picture, times nanoseconds. Equal input gives equal output, bit for bit.
 */
@NullMarked
package org.vssl.reframe;

import org.jspecify.annotations.NullMarked;
