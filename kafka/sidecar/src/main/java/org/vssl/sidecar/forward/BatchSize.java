// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

/**
 * How many rows go in one transaction: all of them must be out within the producer's patience, so where the way is slow
 * it is fewer. Half as many after a failure, some more after each full batch that arrived. One thread.
 */
final class BatchSize {
    static final int MOST = 4000;
    static final int LEAST = 50;
    static final int STEP = 100;

    private int rows = MOST;

    int rows() {
        return rows;
    }

    /** Brings {@code count} rows away; what {@code delivery} throws is passed on. */
    void attempt(int count, Runnable delivery) {
        boolean isDone = false;
        try {
            delivery.run();
            isDone = true;
        } finally {
            if (!isDone) {
                rows = Math.max(LEAST, rows / 2);
            } else if (count >= rows) {
                rows = Math.min(MOST, rows + STEP);
            }
        }
    }
}
