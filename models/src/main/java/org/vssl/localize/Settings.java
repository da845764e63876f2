package org.vssl.localize;

import java.time.Duration;
import java.util.Optional;
import org.vssl.synchrony.SynchronyMode;

/**
 * What a person can choose. Swapped whole.
 *
 * @param threshold similarity that a cell must exceed, -1..1; absent takes the bundle's
 * @param silenceLufs momentary loudness below this is silence, LUFS
 * @param lookahead how much sound after the frame the model hears
 * @param maxSources at most this many sources, 1..16
 * @param enter how long a new verdict must last before it is reported
 * @param leave how long {@code located} is kept after the last cell above the threshold
 * @param minimumDuration how long a reported verdict stays at least
 * @param synchrony what motion in time with the sound may decide
 * @param lens turns places into directions; absent where it is not known
 */
public record Settings(
        Optional<Float> threshold,
        float silenceLufs,
        Duration lookahead,
        int maxSources,
        Duration enter,
        Duration leave,
        Duration minimumDuration,
        SynchronyMode synchrony,
        Optional<Lens> lens) {

    /** Loudness gate of -50 LUFS, three sources, no lookahead. */
    public static final Settings DEFAULTS = new Settings(
            Optional.empty(),
            -50,
            Duration.ZERO,
            3,
            Duration.ofMillis(80),
            Duration.ofMillis(200),
            Duration.ofMillis(160),
            SynchronyMode.OFF);

    /** Settings for a picture whose lens is not known. */
    public Settings(
            Optional<Float> threshold,
            float silenceLufs,
            Duration lookahead,
            int maxSources,
            Duration enter,
            Duration leave,
            Duration minimumDuration,
            SynchronyMode synchrony) {
        this(threshold, silenceLufs, lookahead, maxSources, enter, leave, minimumDuration, synchrony, Optional.empty());
    }

    public Settings {
        if (threshold.isPresent() && !(threshold.get() >= -1 && threshold.get() <= 1)) {
            throw new IllegalArgumentException("threshold must be -1..1, was " + threshold.get());
        }
        if (maxSources < 1 || maxSources > 16) {
            throw new IllegalArgumentException("max-sources must be 1..16, was " + maxSources);
        }
    }

    /** The same with another threshold. */
    public Settings withThreshold(float threshold) {
        return new Settings(
                Optional.of(threshold),
                silenceLufs,
                lookahead,
                maxSources,
                enter,
                leave,
                minimumDuration,
                synchrony,
                lens);
    }

    /** The same with another gate: momentary loudness below it is silence, LUFS. */
    public Settings withSilence(float silenceLufs) {
        return new Settings(
                threshold, silenceLufs, lookahead, maxSources, enter, leave, minimumDuration, synchrony, lens);
    }

    /** The same with another lookahead. */
    public Settings withLookahead(Duration lookahead) {
        return new Settings(
                threshold, silenceLufs, lookahead, maxSources, enter, leave, minimumDuration, synchrony, lens);
    }

    /** The same without hysteresis: every frame is judged alone. */
    public Settings withoutHysteresis() {
        return new Settings(
                threshold,
                silenceLufs,
                lookahead,
                maxSources,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                synchrony,
                lens);
    }

    /** The same seen through another lens. */
    public Settings withLens(Optional<Lens> lens) {
        return new Settings(
                threshold, silenceLufs, lookahead, maxSources, enter, leave, minimumDuration, synchrony, lens);
    }
}
