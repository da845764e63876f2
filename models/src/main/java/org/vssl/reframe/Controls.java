// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.time.Duration;

/**
 * What a person can choose. Swapped whole, at any time. The components have the names of the properties of the element
 * {@code vsslreframe}, by which they are filled, and their defaults.
 *
 * @param behaviour how the crop goes to a new place
 * @param zoom how much closer than the widest crop a source is shown, 1..8
 * @param deadZone how far a source may be from the middle before the crop follows, 0..0.5 of the crop's sides
 * @param maxSpeed of a pan, 0.01..10 of the picture's sides per second; while it zooms, edges are half as fast again
 * @param maxAcceleration of a pan, 0.01..100 of the picture's sides per second, each second
 * @param hold how long the crop stays after the last source before it eases back to the widest crop, centred
 * @param switchDwell how long another source must be stronger, or the followed one missing, before the crop leaves it
 * @param switchMargin how much stronger another source must be, 0..2 of score
 * @param jumpBeyond a new source farther off than this is jumped to instead of panned to, 0..10 crop sides
 * @param cutThreshold mean change of a tiny picture from one frame to the next that may be a scene cut, 0..1
 */
public record Controls(
        Behaviour behaviour,
        double zoom,
        double deadZone,
        double maxSpeed,
        double maxAcceleration,
        Duration hold,
        Duration switchDwell,
        double switchMargin,
        double jumpBeyond,
        double cutThreshold) {

    /** Calm: pans what is near in a second or two, jumps to what is not, goes back after two seconds of nothing. */
    public static final Controls DEFAULTS = new Controls(
            Behaviour.AUTO, 1, 0.15, 0.3, 0.6, Duration.ofSeconds(2), Duration.ofMillis(600), 0.02, 1, 0.12);

    public Controls {
        requireWithin("zoom", zoom, 1, 8);
        requireWithin("dead-zone", deadZone, 0, 0.5);
        requireWithin("max-speed", maxSpeed, 0.01, 10);
        requireWithin("max-acceleration", maxAcceleration, 0.01, 100);
        requireWithin("switch-margin", switchMargin, 0, 2);
        requireWithin("jump-beyond", jumpBeyond, 0, 10);
        requireWithin("cut-threshold", cutThreshold, 0, 1);
        requireNotNegative("hold", hold);
        requireNotNegative("switch-dwell", switchDwell);
    }

    private static void requireWithin(String property, double value, double min, double max) {
        if (!(min <= value && value <= max)) {
            throw new IllegalArgumentException("%s must be %s..%s, was %s".formatted(property, min, max, value));
        }
    }

    private static void requireNotNegative(String property, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(
                    "%s must be 0 ms or longer, was %d ms".formatted(property, value.toMillis()));
        }
    }
}
