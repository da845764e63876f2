// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.ingress;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vssl.sidecar.spool.RunKey;
import org.vssl.sidecar.spool.Spool;

/** The runs that somebody is connected for, or whose events are still on their way to the disk. Any thread. */
final class Runs {
    private final Spool spool;
    private final Map<RunKey, RunState> states = new ConcurrentHashMap<>();

    Runs(Spool spool) {
        this.spool = spool;
    }

    /** May read the disk. */
    RunState attach(RunKey key, Connection connection) {
        return states.compute(key, (unused, known) -> {
            RunState state = known != null
                    ? known
                    : new RunState(spool, spool.progress(key).lastSeq());
            Connection older = state.attach(connection);
            if (older != null) {
                older.supersede();
            }
            return state;
        });
    }

    void detach(RunKey key, Connection connection) {
        states.computeIfPresent(key, (unused, state) -> {
            state.detach(connection);
            return state;
        });
        sweep();
    }

    private void sweep() {
        for (RunKey key : states.keySet()) {
            states.computeIfPresent(key, (unused, state) -> {
                if (state.isOver()) {
                    spool.release(key);
                    return null;
                }
                return state;
            });
        }
    }
}
