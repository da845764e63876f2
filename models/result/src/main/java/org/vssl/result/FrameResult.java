// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

import java.util.List;
import java.util.Optional;

/**
 * What is known about one video frame.
 *
 * @param loudness LUFS, momentary
 * @param peak strongest cell, -1..1
 * @param threshold what a cell had to exceed
 * @param sources strongest first
 * @param audioStartNanos running time at which the sound that was looked at begins
 * @param coverage how much of the model's window was sound, 0..1
 * @param ageNanos how old the result is
 * @param latencyMillis what it cost
 * @param heat absent when no model was run
 * @param videoWidth pixels of the picture
 */
public record FrameResult(
        Verdict verdict,
        double loudness,
        double peak,
        double threshold,
        List<Source> sources,
        Times times,
        long audioStartNanos,
        long audioEndNanos,
        double coverage,
        long ageNanos,
        double latencyMillis,
        String model,
        String provider,
        Optional<Heat> heat,
        int videoWidth,
        int videoHeight)
        implements Payload {
    public static final String SCHEMA = "org.vssl.localization.v1";

    public FrameResult {
        sources = Bounded.sources(sources);
        Finite.require("loudness", loudness);
        Finite.require("peak", peak);
        Finite.require("threshold", threshold);
        Finite.require("coverage", coverage);
        Finite.require("latency_ms", latencyMillis);
        Bounded.require("model", model);
        Bounded.require("provider", provider);
        if ((verdict == Verdict.LOCATED) == sources.isEmpty()) {
            throw new IllegalArgumentException(
                    "a result has sources when and only when it is located; this one is '%s' with %d"
                            .formatted(verdict.word(), sources.size()));
        }
    }

    @Override
    public String schema() {
        return SCHEMA;
    }

    /** The same without the map, for those who keep many. */
    public FrameResult withoutHeat() {
        return new FrameResult(
                verdict,
                loudness,
                peak,
                threshold,
                sources,
                times,
                audioStartNanos,
                audioEndNanos,
                coverage,
                ageNanos,
                latencyMillis,
                model,
                provider,
                Optional.empty(),
                videoWidth,
                videoHeight);
    }
}
