// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.reframe;

import java.nio.file.Path;
import java.util.List;
import org.vssl.reframe.Crop;
import org.vssl.reframe.Step;

/**
 * One film, cropped along a path.
 *
 * @param width of the film in square pixels
 * @param height of the film in pixels
 * @param rateNumerator frames per second, by {@code rateDenominator}
 * @param outWidth of the result in pixels
 * @param outHeight of the result in pixels
 * @param steps one for each video frame, in order of time
 */
public record Reframing(
        Path film,
        boolean hasAudio,
        int width,
        int height,
        int rateNumerator,
        int rateDenominator,
        int outWidth,
        int outHeight,
        List<Step> steps) {

    public Reframing {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least one step, has none");
        }
        steps = List.copyOf(steps);
    }

    /** The frame shown at a time. */
    long frame(long timeNanos) {
        return Math.round(timeNanos * (double) rateNumerator / rateDenominator / 1e9);
    }

    /** How many frames the film has. */
    long frames() {
        return frame(steps.get(steps.size() - 1).timeNanos()) + 1;
    }

    long frameNanos() {
        return Math.round(1e9 * rateDenominator / rateNumerator);
    }

    /** When the last frame ends. */
    long endNanos() {
        return steps.get(steps.size() - 1).timeNanos() + frameNanos();
    }

    /** How many pixels of the result a pixel of the film becomes. */
    double scale(Crop crop) {
        return outWidth / (crop.width() * width);
    }

    /** Where the whole film lies in the result, in the result's pixels: x, y, width, height. */
    double[] placed(Crop crop) {
        double scale = scale(crop);
        return new double[] {-crop.x() * width * scale, -crop.y() * height * scale, width * scale, height * scale};
    }

    boolean isZoomed() {
        double first = steps.get(0).crop().width();
        return steps.stream().anyMatch(step -> Math.abs(step.crop().width() - first) > 1e-9);
    }
}
