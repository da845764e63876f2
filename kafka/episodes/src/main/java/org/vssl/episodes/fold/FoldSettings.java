// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.fold;

import java.time.Duration;

/**
 * What makes one stretch of many frames.
 *
 * @param gap how long a stretch may be interrupted, running time
 * @param minSilence shorter silences are pauses and not reported
 */
public record FoldSettings(Duration gap, Duration minSilence) {
    public static final FoldSettings DEFAULTS = new FoldSettings(Duration.ofMillis(750), Duration.ofSeconds(1));

    public FoldSettings {
        if (gap.isNegative() || gap.isZero()) {
            throw new IllegalArgumentException("the gap must be longer than 0 ms, was %d ms".formatted(gap.toMillis()));
        }
        if (minSilence.isNegative()) {
            throw new IllegalArgumentException(
                    "the minimum silence must be 0 ms or longer, was %d ms".formatted(minSilence.toMillis()));
        }
    }
}
