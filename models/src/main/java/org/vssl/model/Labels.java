// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What sounds, by name; {@link #UNKNOWN} where it is none of the names of the bundle.
 *
 * @param sound what the sound most likely is by itself; absent where the bundle does not tell
 * @param places what sounds in a cell of the map, counted row by row, to be asked before the model's next run; absent where
 *     the bundle does not tell
 */
public record Labels(Optional<String> sound, Optional<IntFunction<String>> places) {
    public static final String UNKNOWN = "unknown";

    public static final Labels NONE = ofSound(Optional.empty());

    /** The sound's own label, wherever it comes from. */
    public static Labels ofSound(Optional<String> sound) {
        return new Labels(sound, Optional.empty());
    }

    /** What sounds in a cell of the map, counted row by row: that of the place if there is one, else that of the sound. */
    public Optional<String> at(int cell) {
        return places.map(place -> place.apply(cell)).or(() -> sound);
    }
}
