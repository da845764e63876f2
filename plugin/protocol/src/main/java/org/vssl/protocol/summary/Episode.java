// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.summary;

import java.util.Optional;
import org.vssl.result.Verdict;

/**
 * A sound, from its first frame to its last.
 *
 * @param place absent where the sound came from outside the picture
 */
public record Episode(Stretch stretch, Optional<EpisodePlace> place) implements Summary {
    public static final String SCHEMA = "org.vssl.episode.v1";

    public Episode {
        boolean isLocated = stretch.verdict() == Verdict.LOCATED;
        if (isLocated != place.isPresent() || (!isLocated && stretch.verdict() != Verdict.OFFSCREEN)) {
            throw new IllegalArgumentException(
                    "an episode must be located and have a place, or offscreen and have none;"
                            + " this one is '%s' %s a place"
                                    .formatted(stretch.verdict().word(), place.isPresent() ? "with" : "without"));
        }
    }

    @Override
    public String schema() {
        return SCHEMA;
    }

    @Override
    public String key() {
        return stretch.stream();
    }

    @Override
    public String id() {
        return stretch.id()
                + place.flatMap(EpisodePlace::label).map(label -> "/" + label).orElse("");
    }
}
