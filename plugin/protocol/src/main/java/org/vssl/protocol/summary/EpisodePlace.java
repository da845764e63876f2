// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.summary;

import java.util.Optional;
import org.vssl.result.Bearing;

/**
 * Where in the picture a sound came from, 0..1 of its width and height.
 *
 * @param label what the sound most likely is, where the model names sounds
 * @param x mean over the frames, and so are y, width and height
 * @param peak strongest cell of all frames, -1..1
 * @param peakX where it was, and so is peakY
 * @param peakBearing where it lay from the camera, where the lens is known
 * @param peakRunningTimeNanos the frame that had it
 */
public record EpisodePlace(
        Optional<String> label,
        double x,
        double y,
        double width,
        double height,
        double peak,
        double peakX,
        double peakY,
        Optional<Bearing> peakBearing,
        long peakRunningTimeNanos) {}
