// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

/** Doubles a wait from {@code first} to {@code most} milliseconds. Any thread. */
final class Backoff {
    private final long first;
    private final long most;
    private long next;

    Backoff(long first, long most) {
        this.first = first;
        this.most = most;
        next = first;
    }

    synchronized long next() {
        long now = next;
        next = Math.min(most, next * 2);
        return now;
    }

    synchronized void reset() {
        next = first;
    }
}
