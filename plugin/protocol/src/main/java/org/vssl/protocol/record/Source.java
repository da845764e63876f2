package org.vssl.protocol.record;

import java.util.Optional;

/**
 * A place that sounds. Places are 0..1 of the picture's width and height.
 *
 * @param score similarity of its strongest cell, -1..1
 * @param label what the sound most likely is, where the model names sounds
 * @param azimuth of its peak, degrees to the right of where the camera looks, where the lens is known
 * @param elevation of its peak, degrees above where the camera looks, where the lens is known
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
        Optional<Double> azimuth,
        Optional<Double> elevation) {

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
        this(x, y, width, height, peakX, peakY, score, label, Optional.empty(), Optional.empty());
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
        azimuth.ifPresent(degrees -> Finite.require("azimuth", degrees));
        elevation.ifPresent(degrees -> Finite.require("elevation", degrees));
    }
}
