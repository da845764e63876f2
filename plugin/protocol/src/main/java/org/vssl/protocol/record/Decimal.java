// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Writes numbers with at most six decimals, which is more than any of ours means; so it need not look for the shortest
 * text that comes back as the same double, which took a tenth of the sidecar's time.
 */
final class Decimal {
    private static final int DECIMALS = 6;
    private static final double SCALE = 1e6;
    /** Beyond it a double has no sixth decimal. */
    private static final double GREATEST = 1e9;

    private static final int LONGEST = 24;

    private Decimal() {}

    static void write(JsonGenerator json, double value) throws IOException {
        if (Math.abs(value) >= GREATEST) {
            json.writeNumber(value);
            return;
        }
        char[] text = new char[LONGEST];
        int from = digits(Math.round(value * SCALE), text);
        int to = LONGEST;
        while (text[to - 1] == '0' && text[to - 2] != '.') {
            to--;
        }
        json.writeNumber(text, from, to - from);
    }

    /** Writes {@code scaled / 1e6} to the end of {@code text}; answers where it begins. */
    private static int digits(long scaled, char[] text) {
        long left = Math.abs(scaled);
        int at = LONGEST;
        for (int written = 0; written <= DECIMALS || left > 0; written++) {
            if (written == DECIMALS) {
                text[--at] = '.';
            }
            text[--at] = (char) ('0' + left % 10);
            left /= 10;
        }
        if (scaled < 0) {
            text[--at] = '-';
        }
        return at;
    }
}
