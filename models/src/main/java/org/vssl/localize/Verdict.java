package org.vssl.localize;

import java.util.List;
import java.util.Optional;
import org.vssl.model.Answer;
import org.vssl.model.Contract;

/** What one frame alone says, in the fixed order of the verdicts; hysteresis comes after, in {@link Judge}. */
final class Verdict {
    private Verdict() {}

    /**
     * Judges sound that is there and long enough.
     *
     * @param lufs what is heard now
     * @param threshold that a cell must exceed
     */
    static Localization of(
            float lufs, Heatmap heat, Answer answer, float threshold, Settings settings, Contract contract) {
        if (lufs < settings.silenceThreshold()) {
            return new Localization.Silence();
        }
        List<SoundSource> sources = Regions.above(threshold, heat, settings.maxSources(), answer.labels());
        if (!sources.isEmpty()) {
            return new Localization.Located(sources);
        }
        return isNoise(answer.event(), contract.eventThreshold())
                ? new Localization.Noise()
                : new Localization.Offscreen();
    }

    /** The bundle's rule: the sound's event score lies below the bundle's event threshold. */
    private static boolean isNoise(Optional<Float> event, Optional<Float> eventThreshold) {
        return event.isPresent() && eventThreshold.isPresent() && event.get() < eventThreshold.get();
    }
}
