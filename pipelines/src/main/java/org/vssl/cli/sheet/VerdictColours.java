// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.sheet;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vssl.result.Verdict;

/** The colours of the overlay's badge: Okabe and Ito's palette, safe for colour-blind viewers. */
final class VerdictColours {
    private static final Map<Verdict, Color> COLOURS = new LinkedHashMap<>();

    static {
        COLOURS.put(Verdict.LOCATED, new Color(0, 158, 115));
        COLOURS.put(Verdict.OFFSCREEN, new Color(230, 159, 0));
        COLOURS.put(Verdict.NOISE, new Color(86, 180, 233));
        COLOURS.put(Verdict.SILENCE, new Color(153, 153, 153));
        COLOURS.put(Verdict.WARMING, new Color(240, 228, 66));
        COLOURS.put(Verdict.NO_AUDIO, new Color(213, 94, 0));
    }

    private VerdictColours() {}

    static Color of(Verdict verdict) {
        return COLOURS.getOrDefault(verdict, Color.WHITE);
    }

    static Iterable<Map.Entry<Verdict, Color>> all() {
        return COLOURS.entrySet();
    }
}
