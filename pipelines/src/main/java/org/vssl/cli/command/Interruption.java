package org.vssl.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.vssl.cli.gst.Run;

/** Ctrl-C while this is open ends the run in order: the process waits until this is closed. */
final class Interruption implements AutoCloseable {
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
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("vssl: the pipeline did not end within " + PATIENCE_SECONDS + " s");
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
