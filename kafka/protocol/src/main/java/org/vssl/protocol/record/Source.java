package org.vssl.protocol.record;

import java.util.Optional;

/**
 * A place that sounds. Places are 0..1 of the picture's width and height.
 *
 * @param score similarity of its strongest cell, -1..1
 * @param label what the sound most likely is, where the model names sounds
 */
public record Source(
        double x,
        double y,
        double width,
        double height,
        double peakX,
        double peakY,
        double score,
        Optional<String> label) {
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
}
