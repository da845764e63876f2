// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vssl.result.Source;

/**
 * What is known of one time; in which order it became known does not matter.
 *
 * @param sources the places that sound, strongest first; empty when nothing in the picture does
 * @param isSceneCut whether a shot begins here
 */
public record Observation(long timeNanos, List<Source> sources, boolean isSceneCut) {
    private static final Comparator<Source> STRONGEST_FIRST = Comparator.comparingDouble(Source::score)
            .reversed()
            .thenComparingDouble(Source::peakX)
            .thenComparingDouble(Source::peakY)
            .thenComparingDouble(Source::x)
            .thenComparingDouble(Source::y)
            .thenComparingDouble(Source::width)
            .thenComparingDouble(Source::height);

    public Observation {
        sources = sources.stream().sorted(STRONGEST_FIRST).toList();
    }

    static Observation nothingAt(long timeNanos) {
        return new Observation(timeNanos, List.of(), false);
    }

    /** Both at once. */
    public Observation and(Observation other) {
        if (timeNanos != other.timeNanos) {
            throw new IllegalArgumentException("only observations of one time can be joined, got %d ns and %d ns"
                    .formatted(timeNanos, other.timeNanos));
        }
        var all = new ArrayList<>(sources);
        all.addAll(other.sources);
        return new Observation(timeNanos, all, isSceneCut || other.isSceneCut);
    }
}
