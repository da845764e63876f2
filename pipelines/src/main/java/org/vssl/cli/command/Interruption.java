// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.vssl.cli.gst.Run;

/** While this is open, Ctrl-C ends the run in an orderly way: the process waits until this is closed. */
final class Interruption implements AutoCloseable {
    /** Longest time without any progress. */
    private static final int PATIENCE_SECONDS = 15;

    private final CountDownLatch done = new CountDownLatch(1);

    void finishes(Run run) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(run), "finish"));
    }

    private void finish(Run run) {
        if (done.getCount() == 0) {
            return;
        }
        run.finish();
        try {
            long last = run.progress();
            while (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                if (run.progress() == last) {
                    System.err.println("vssl: the pipeline did not finish, and it produced no output for "
                            + PATIENCE_SECONDS + " s");
                    return;
                }
                last = run.progress();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
