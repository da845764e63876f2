// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.vssl.result.Verdict;

/**
 * What a person can choose about captions.
 *
 * @param minimum a caption is shown at least so long, unless the next one begins; within a sound, another label, another
 *     verdict or another third of the picture must last so long to get a caption of its own
 * @param gap a pause shorter than this does not end a sound
 * @param also what is captioned besides sounds in the picture
 */
public record CaptionRules(Duration minimum, Duration gap, Set<Verdict> also) {
    private static final Set<Verdict> TOLD = EnumSet.of(Verdict.OFFSCREEN, Verdict.NOISE, Verdict.SILENCE);

    public CaptionRules {
        requireNotNegative("minimum", minimum);
        requireNotNegative("gap", gap);
        also = Set.copyOf(also);
        if (!TOLD.containsAll(also)) {
            throw new IllegalArgumentException("expected offscreen, noise or silence to also caption, was " + also);
        }
    }

    boolean captions(Verdict verdict) {
        return verdict == Verdict.LOCATED || also.contains(verdict);
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "%s must be 0 ms or more, was %d ms".formatted(name, duration.toMillis()));
        }
    }
}
