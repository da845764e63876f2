package org.vssl.cli.sheet;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;

/** The colours of the overlay's badge: Okabe and Ito's palette, safe for colour-blind viewers. */
final class Verdicts {
    private static final Map<String, Color> COLOURS = new LinkedHashMap<>();

    static {
        COLOURS.put("located", new Color(0, 158, 115));
        COLOURS.put("offscreen", new Color(230, 159, 0));
        COLOURS.put("noise", new Color(86, 180, 233));
        COLOURS.put("silence", new Color(153, 153, 153));
        COLOURS.put("warming", new Color(240, 228, 66));
        COLOURS.put("no-audio", new Color(213, 94, 0));
    }

    private Verdicts() {}

    static Color colour(String verdict) {
        return COLOURS.getOrDefault(verdict, Color.WHITE);
    }

    static Iterable<Map.Entry<String, Color>> all() {
        return COLOURS.entrySet();
    }
}
