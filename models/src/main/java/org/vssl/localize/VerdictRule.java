// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import java.util.List;
import java.util.Optional;
import org.vssl.model.Answer;
import org.vssl.model.Contract;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;

/** What one frame alone says, in the fixed order of the verdicts; hysteresis comes after, in {@link Judge}. */
final class VerdictRule {
    private VerdictRule() {}

    /**
     * Judges sound that is there and long enough.
     *
     * @param lufs what is heard now
     * @param threshold that a cell must exceed
     */
    static Localization apply(
            float lufs, RawHeat heat, Answer answer, float threshold, Settings settings, Contract contract) {
        if (lufs < settings.silenceThreshold()) {
            return new Localization.Silence();
        }
        List<Source> sources = Regions.above(threshold, heat, settings.maxSources(), answer.labels());
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
