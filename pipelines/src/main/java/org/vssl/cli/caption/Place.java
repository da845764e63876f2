package org.vssl.cli.caption;

import java.util.List;
import org.vssl.localize.SoundSource;

/** A box in the picture, 0..1, origin top left. */
record Place(double left, double top, double right, double bottom) {
    Place {
        if (!(left >= 0 && left <= right && right <= 1 && top >= 0 && top <= bottom && bottom <= 1)) {
            throw new IllegalArgumentException("a place must be within 0..1 of the picture, was %s..%s, %s..%s"
                    .formatted(left, right, top, bottom));
        }
    }

    /** The thirds of the picture; people say "left" and mean one of them. */
    enum Column {
        LEFT("left"),
        MIDDLE("middle"),
        RIGHT("right");

        private final String word;

        Column(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Place of(SoundSource source) {
        double left = within(source.x());
        double top = within(source.y());
        return new Place(
                left,
                top,
                Math.max(left, within(source.x() + source.width())),
                Math.max(top, within(source.y() + source.height())));
    }

    /** Each edge in the mean. */
    static Place mean(List<Place> places) {
        return new Place(
                places.stream().mapToDouble(Place::left).average().orElseThrow(),
                places.stream().mapToDouble(Place::top).average().orElseThrow(),
                places.stream().mapToDouble(Place::right).average().orElseThrow(),
                places.stream().mapToDouble(Place::bottom).average().orElseThrow());
    }

    Column column() {
        return middle() < 1 / 3.0 ? Column.LEFT : middle() > 2 / 3.0 ? Column.RIGHT : Column.MIDDLE;
    }

    double middle() {
        return (left + right) / 2;
    }

    private static double within(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
