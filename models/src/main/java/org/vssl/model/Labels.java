package org.vssl.model;

import java.util.List;
import java.util.Optional;

/**
 * What sounds, by name; {@link #UNKNOWN} where it is none of the names of the bundle.
 *
 * @param sound what the sound most likely is by itself; absent where the bundle does not tell
 * @param places what sounds in each cell of the map, row-major; empty where the bundle does not tell
 */
public record Labels(Optional<String> sound, List<String> places) {
    public static final String UNKNOWN = "unknown";

    public static final Labels NONE = ofSound(Optional.empty());

    public Labels {
        places = List.copyOf(places);
    }

    /** The sound's own label, wherever it comes from. */
    public static Labels ofSound(Optional<String> sound) {
        return new Labels(sound, List.of());
    }

    /** What sounds in a cell of the map, counted row by row: that of the place if there is one, else that of the sound. */
    public Optional<String> at(int cell) {
        return places.isEmpty() ? sound : Optional.of(places.get(cell));
    }
}
