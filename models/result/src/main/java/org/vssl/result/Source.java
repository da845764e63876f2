// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

import java.util.Optional;

/**
 * A place that sounds: a hill of the heat above the threshold. Places are 0..1 of the picture's width and height.
 *
 * @param x left edge of its box
 * @param y top edge of its box
 * @param peakX centre of its strongest cell
 * @param peakY centre of its strongest cell
 * @param score similarity of its strongest cell, -1..1
 * @param label what most likely sounds there, where the model names sounds
 * @param bearing where its peak lies from the camera, where the lens is known
 */
public record Source(
        double x,
        double y,
        double width,
        double height,
        double peakX,
        double peakY,
        double score,
        Optional<String> label,
        Optional<Bearing> bearing) {

    /** A place seen through an unknown lens. */
    public Source(
            double x,
            double y,
            double width,
            double height,
            double peakX,
            double peakY,
            double score,
            Optional<String> label) {
        this(x, y, width, height, peakX, peakY, score, label, Optional.empty());
    }

    public Source {
        Finite.require("x", x);
        Finite.require("y", y);
        Finite.require("width", width);
        Finite.require("height", height);
        Finite.require("peak_x", peakX);
        Finite.require("peak_y", peakY);
        Finite.require("score", score);
        label.ifPresent(text -> Bounded.require("label", text));
    }

    /** The same place with a direction. */
    public Source at(Bearing direction) {
        return new Source(x, y, width, height, peakX, peakY, score, label, Optional.of(direction));
    }
}
