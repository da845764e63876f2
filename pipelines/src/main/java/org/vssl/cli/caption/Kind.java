package org.vssl.cli.caption;

import java.util.Locale;

/** What captions tell apart. */
public enum Kind {
    /** A place in the picture sounds. */
    LOCATED,
    /** Something is heard that is not in the picture. */
    OFFSCREEN,
    /** Sound without an event. */
    NOISE,
    /** Nothing is heard. */
    SILENCE,
    /** Too little sound yet, or none at all. */
    UNKNOWN;

    static Kind of(String verdict) {
        return switch (verdict) {
            case "located" -> LOCATED;
            case "offscreen" -> OFFSCREEN;
            case "noise" -> NOISE;
            case "silence" -> SILENCE;
            case "warming", "no-audio" -> UNKNOWN;
            default -> throw new IllegalArgumentException("no caption for the verdict " + verdict);
        };
    }

    boolean sounds() {
        return this == LOCATED || this == OFFSCREEN || this == NOISE;
    }

    /** As it is typed on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
