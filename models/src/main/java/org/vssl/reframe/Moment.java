package org.vssl.reframe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vssl.localize.SoundSource;

/**
 * What is known at one time. In which order it became known does not matter.
 *
 * @param sources the places that sound, strongest first; empty when nothing in the picture does
 * @param isSceneCut whether a shot begins here
 */
public record Moment(long timeNanos, List<SoundSource> sources, boolean isSceneCut) {
    private static final Comparator<SoundSource> STRONGEST_FIRST = Comparator.comparingDouble(SoundSource::score)
            .reversed()
            .thenComparingDouble(SoundSource::peakX)
            .thenComparingDouble(SoundSource::peakY)
            .thenComparingDouble(SoundSource::x)
            .thenComparingDouble(SoundSource::y)
            .thenComparingDouble(SoundSource::width)
            .thenComparingDouble(SoundSource::height);

    public Moment {
        sources = sources.stream().sorted(STRONGEST_FIRST).toList();
    }

    static Moment nothingAt(long timeNanos) {
        return new Moment(timeNanos, List.of(), false);
    }

    /** Both at once. */
    public Moment and(Moment other) {
        if (timeNanos != other.timeNanos) {
            throw new IllegalArgumentException(
                    "only moments of one time join, were %d ns and %d ns".formatted(timeNanos, other.timeNanos));
        }
        var all = new ArrayList<>(sources);
        all.addAll(other.sources);
        return new Moment(timeNanos, all, isSceneCut || other.isSceneCut);
    }
}
