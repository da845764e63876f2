// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import java.time.Duration;
import java.util.Optional;
import org.vssl.synchrony.SynchronyMode;

/**
 * What a person can choose. Swapped whole. The components that are properties of the element {@code vssl} have the names
 * of these, by which they are filled, and their defaults.
 *
 * @param threshold similarity that a cell must exceed, -1..1; below that the bundle's counts
 * @param silenceThreshold momentary loudness below this is silence, LUFS
 * @param lookahead how much audio after the frame the model uses
 * @param maxSources at most this many sources, 1..16
 * @param enter how long a new verdict must last before it is reported
 * @param leave how long {@code located} is kept after the last cell above the threshold
 * @param minimumDuration how long a reported verdict stays at least
 * @param synchrony what motion in time with the sound may decide
 * @param hfov angle between the picture's left and right edge, degrees; 0: the lens is not known
 * @param projection how directions become places, for {@code hfov}
 * @param pixelAspect width of a pixel over its height
 */
public record Settings(
        float threshold,
        float silenceThreshold,
        Duration lookahead,
        int maxSources,
        Duration enter,
        Duration leave,
        Duration minimumDuration,
        SynchronyMode synchrony,
        double hfov,
        Projection projection,
        double pixelAspect) {

    /** Takes the bundle's threshold. */
    public static final float THRESHOLD_OF_THE_BUNDLE = -2;

    /** Loudness gate of -50 LUFS, three sources, no lookahead. */
    public static final Settings DEFAULTS = new Settings(
            THRESHOLD_OF_THE_BUNDLE,
            -50,
            Duration.ZERO,
            3,
            Duration.ofMillis(80),
            Duration.ofMillis(200),
            Duration.ofMillis(160),
            SynchronyMode.OFF,
            0,
            Projection.RECTILINEAR,
            1);

    public Settings {
        if (!(threshold >= THRESHOLD_OF_THE_BUNDLE && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be -1..1, or -2 for the bundle's, was " + threshold);
        }
        if (maxSources < 1 || maxSources > 16) {
            throw new IllegalArgumentException("max-sources must be 1..16, was " + maxSources);
        }
        lens(hfov, projection, pixelAspect);
    }

    /** The threshold that counts with a bundle that has this one. */
    float thresholdOr(float ofTheBundle) {
        return threshold < -1 ? ofTheBundle : threshold;
    }

    /** Turns places into directions; absent where it is not known. */
    public Optional<Lens> lens() {
        return lens(hfov, projection, pixelAspect);
    }

    private static Optional<Lens> lens(double hfov, Projection projection, double pixelAspect) {
        return hfov == 0 ? Optional.empty() : Optional.of(new Lens(hfov, projection, pixelAspect));
    }
}
