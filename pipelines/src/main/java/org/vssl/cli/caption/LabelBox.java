// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import java.util.List;
import org.vssl.result.Source;

/** A box in the picture, 0..1, origin top left. */
record LabelBox(double left, double top, double right, double bottom) {
    LabelBox {
        if (!(left >= 0 && left <= right && right <= 1 && top >= 0 && top <= bottom && bottom <= 1)) {
            throw new IllegalArgumentException("a label box must be within 0..1 of the picture, was %s..%s, %s..%s"
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

    static LabelBox of(Source source) {
        double left = within(source.x());
        double top = within(source.y());
        return new LabelBox(
                left,
                top,
                Math.max(left, within(source.x() + source.width())),
                Math.max(top, within(source.y() + source.height())));
    }

    /** Each edge in the mean. */
    static LabelBox mean(List<LabelBox> places) {
        return new LabelBox(
                places.stream().mapToDouble(LabelBox::left).average().orElseThrow(),
                places.stream().mapToDouble(LabelBox::top).average().orElseThrow(),
                places.stream().mapToDouble(LabelBox::right).average().orElseThrow(),
                places.stream().mapToDouble(LabelBox::bottom).average().orElseThrow());
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
