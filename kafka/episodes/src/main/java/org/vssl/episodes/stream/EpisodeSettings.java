// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import java.time.Duration;
import org.vssl.episodes.fold.FoldSettings;
import org.vssl.topics.SummaryTopics;

/**
 * What is read and written, and how it is folded.
 *
 * @param frames the topic of frames
 * @param idle wall time without a frame after which a stream is over
 */
public record EpisodeSettings(String frames, SummaryTopics topics, FoldSettings fold, Duration idle) {
    /** How often in its time a stream is looked at: it is over when so many looks found nothing. */
    static final int LOOKS = 3;

    public static final EpisodeSettings DEFAULTS = new EpisodeSettings(
            "vssl.localizations", SummaryTopics.DEFAULTS, FoldSettings.DEFAULTS, Duration.ofSeconds(3));

    public EpisodeSettings {
        if (idle.toMillis() < LOOKS) {
            throw new IllegalArgumentException(
                    "idle must be %d ms or longer, was %d ms".formatted(LOOKS, idle.toMillis()));
        }
    }
}
