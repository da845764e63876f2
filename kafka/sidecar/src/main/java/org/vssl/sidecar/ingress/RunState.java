// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.ingress;

import org.jspecify.annotations.Nullable;
import org.vssl.sidecar.spool.Entry;
import org.vssl.sidecar.spool.RunKey;
import org.vssl.sidecar.spool.Spool;

/**
 * Progress of one run: accepted, and on disk. Any thread.
 *
 * <p>It outlives a connection until all that was accepted is on disk: a reconnect before that must not be given an old
 * number and have its events stored twice.
 */
final class RunState implements Entry.Durable {
    enum Answer {
        ACCEPTED,
        DUPLICATE,
        GAP,
        /** The spool is busy: try again. */
        BUSY,
        /** A newer connection has the run. */
        SUPERSEDED
    }

    private final Spool spool;
    private long accepted;
    private long durable;
    private @Nullable Connection current;

    RunState(Spool spool, long durable) {
        this.spool = spool;
        this.durable = durable;
        accepted = durable;
    }

    /** Gives the run to a connection; answers the one that had it. */
    synchronized @Nullable Connection attach(Connection connection) {
        Connection older = current;
        current = connection;
        return older;
    }

    synchronized long durable() {
        return durable;
    }

    synchronized long accepted() {
        return accepted;
    }

    synchronized Answer accept(Connection from, RunKey key, long seq, boolean isState, byte[] body) {
        if (current != from) {
            return Answer.SUPERSEDED;
        }
        if (seq <= accepted) {
            return Answer.DUPLICATE;
        }
        if (seq > accepted + 1) {
            return Answer.GAP;
        }
        if (!spool.offer(new Entry(key, seq, isState, body, this))) {
            return Answer.BUSY;
        }
        accepted = seq;
        return Answer.ACCEPTED;
    }

    @Override
    public void upTo(long seq) {
        Connection connection;
        synchronized (this) {
            durable = seq;
            connection = current;
        }
        if (connection != null) {
            connection.acknowledge(seq);
        }
    }

    /** The connection ended, if it still has the run. */
    synchronized void detach(Connection connection) {
        if (current == connection) {
            current = null;
        }
    }

    /** Nobody has it and all of it is on disk. */
    synchronized boolean isOver() {
        return current == null && durable == accepted;
    }
}
