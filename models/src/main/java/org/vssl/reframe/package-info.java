/**
 * The picture follows the sound: from located sources over time to a smooth path of crops. No media types.
 *
 * <p>Read in this order: a {@link org.vssl.reframe.Moment} is what is known at one time; {@code Subject} chooses whom to
 * follow; {@code Director} decides where the crop should be, an {@code Aim}; {@code Camera} goes there within its limits
 * of speed and acceleration. {@link org.vssl.reframe.LivePlanner} does this frame by frame, {@link
 * org.vssl.reframe.TwoPassPlanner} with the whole film before it; both give {@link org.vssl.reframe.Step}s. {@link
 * org.vssl.reframe.CutDetector} finds where one shot ends.
 *
 * <p>Places and sizes are 0..1 of the picture, times nanoseconds. Equal input gives equal output, bit for bit.
 */
@NullMarked
package org.vssl.reframe;

import org.jspecify.annotations.NullMarked;
