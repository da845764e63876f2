// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

import java.util.List;
import java.util.Optional;

/**
 * The verdict changed.
 *
 * @param previous absent for the first state of a run
 * @param previousDurationNanos how long the previous one lasted, running time
 * @param times when the new state began
 * @param loudness LUFS, momentary, at the change
 * @param sources at the change, strongest first
 */
public record StateChange(
        Verdict state,
        Optional<Verdict> previous,
        Optional<Long> previousDurationNanos,
        Times times,
        double loudness,
        List<Source> sources)
        implements Payload {
    public static final String SCHEMA = "org.vssl.state.v1";

    public StateChange {
        sources = Bounded.sources(sources);
        Finite.require("loudness", loudness);
        if (previous.isPresent() != previousDurationNanos.isPresent()) {
            throw new IllegalArgumentException(
                    "a state change must have a previous state and its duration, or neither");
        }
    }

    @Override
    public String schema() {
        return SCHEMA;
    }
}
