// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest rows, so that whoever keeps up need not read them back from the disk. Their ids have no gaps; beyond its
 * bounds the oldest go, and are read from the disk. Any thread.
 */
final class RecentRows {
    private static final int MOST_ROWS = 8192;
    private static final long MOST_BYTES = 8 << 20;

    private final ArrayDeque<Row> rows = new ArrayDeque<>();
    private long bytes;

    synchronized void add(List<Row> committed) {
        for (Row row : committed) {
            rows.addLast(row);
            bytes += row.body().length;
        }
        while (rows.size() > MOST_ROWS || bytes > MOST_BYTES) {
            removeFirst();
        }
    }

    /** Rows that follow {@code after}, which is done with; empty when the next one is not here. */
    synchronized List<Row> after(long after, int atMost) {
        while (!rows.isEmpty() && rows.getFirst().id() <= after) {
            removeFirst();
        }
        var found = new ArrayList<Row>(Math.min(atMost, rows.size()));
        if (rows.isEmpty() || rows.getFirst().id() != after + 1) {
            return found;
        }
        for (Row row : rows) {
            if (found.size() == atMost) {
                break;
            }
            found.add(row);
        }
        return found;
    }

    private void removeFirst() {
        bytes -= rows.removeFirst().body().length;
    }
}
