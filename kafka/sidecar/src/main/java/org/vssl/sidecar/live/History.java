// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.live;

import org.jspecify.annotations.Nullable;
import org.vssl.result.Verdict;

/**
 * A verdict and a loudness for each cell of the last five minutes. Not safe for threads.
 *
 * <p>A cell is numbered by its time since 1970. It keeps the last verdict and the greatest loudness that fell into it;
 * one that nothing fell into stays unknown.
 */
final class History {
    static final long CELL_MILLIS = 500;
    static final int CELLS = 600;
    static final long MILLIS = CELL_MILLIS * CELLS;

    private final @Nullable Verdict[] verdicts = new Verdict[CELLS];
    private final byte[] lufs = new byte[CELLS];
    private long newest;
    private boolean isEmpty = true;

    void hear(long atMillis, Verdict verdict, double loudness) {
        long cell = Math.floorDiv(atMillis, CELL_MILLIS);
        if (isEmpty || cell > newest) {
            advance(cell);
        } else if (cell <= newest - CELLS) {
            // the clock was set back
            isEmpty = true;
            advance(cell);
        }
        int slot = slot(cell);
        byte heard = (byte) Math.round(Math.max(-120, Math.min(20, loudness)));
        lufs[slot] = verdicts[slot] == null ? heard : (byte) Math.max(heard, lufs[slot]);
        verdicts[slot] = verdict;
    }

    private void advance(long cell) {
        long from = isEmpty || cell - newest > CELLS ? cell - CELLS + 1 : newest + 1;
        for (long fresh = from; fresh <= cell; fresh++) {
            verdicts[slot(fresh)] = null;
        }
        newest = cell;
        isEmpty = false;
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /** The cell that is being filled. */
    long newest() {
        return newest;
    }

    /** The oldest cell from {@code first} on that is kept. */
    long clamp(long first) {
        return Math.max(first, newest - CELLS + 1);
    }

    /** Absent where nothing fell into the cell. */
    @Nullable
    Verdict verdict(long cell) {
        return verdicts[slot(cell)];
    }

    /** LUFS, rounded, -120..20; of a cell that something fell into. */
    int loudness(long cell) {
        return lufs[slot(cell)];
    }

    private static int slot(long cell) {
        return (int) Math.floorMod(cell, (long) CELLS);
    }
}
