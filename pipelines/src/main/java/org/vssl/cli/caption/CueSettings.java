// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

/**
 * Where a caption stands: WebVTT's {@code position}, {@code line}, {@code align} and {@code size}.
 *
 * <p>Left of the picture's middle third the text starts at the left edge of what sounds, right of it it ends at the
 * right edge, else it is centred; where the text is anchored follows from {@code align}, since not every player reads
 * an anchor of its own. It stands below what sounds, above it where there is no room, and in its lower part where there
 * is none either. The numbers keep {@link #SIZE} percent of the width for the text inside the picture.
 */
final class CueSettings {
    /** Percent of the picture's width that the text may take before it wraps. */
    private static final int SIZE = 40;

    /** Percent of the width and height that stay free at the picture's edges. */
    private static final int MARGIN = 3;

    /** Percent of the height that two lines take in a browser's size of letters. */
    private static final int TEXT_HEIGHT = 13;

    private CueSettings() {}

    static String of(LabelBox place) {
        int lowest = 100 - MARGIN - TEXT_HEIGHT;
        int below = percent(place.bottom()) + 1;
        int above = percent(place.top()) - 1 - TEXT_HEIGHT;
        int line = below <= lowest ? below : above >= MARGIN ? above : lowest;
        return "position:%d%% line:%d%% align:%s size:%d%%".formatted(position(place), line, align(place), SIZE);
    }

    private static int position(LabelBox place) {
        return switch (place.column()) {
            case LEFT -> within(MARGIN, percent(place.left()), 100 - MARGIN - SIZE);
            case MIDDLE -> within(MARGIN + SIZE / 2, percent(place.middle()), 100 - MARGIN - SIZE / 2);
            case RIGHT -> within(MARGIN + SIZE, percent(place.right()), 100 - MARGIN);
        };
    }

    private static String align(LabelBox place) {
        return switch (place.column()) {
            case LEFT -> "start";
            case MIDDLE -> "center";
            case RIGHT -> "end";
        };
    }

    private static int percent(double part) {
        return (int) Math.round(part * 100);
    }

    private static int within(int least, int value, int most) {
        return Math.min(most, Math.max(least, value));
    }
}
