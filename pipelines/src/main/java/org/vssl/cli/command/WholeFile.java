package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;

/** A file that appears under its own name only when it is whole; Ctrl-C makes it whole early. */
final class WholeFile {
    private final Path out;
    private final PrintWriter messages;
    private final CountDownLatch done = new CountDownLatch(1);

    WholeFile(Path out, PrintWriter messages) {
        this.out = out;
        this.messages = messages;
    }

    /** Makes the line that writes into the given file, and what is done with it before it plays. */
    interface Maker {
        Run runInto(Path part);
    }

    void write(Maker maker, Progress progress) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            try (Run run = maker.runInto(part)) {
                var interrupted = new Thread(() -> finish(run), "finish");
                Runtime.getRuntime().addShutdownHook(interrupted);
                run.play(() -> progress.at(run.position(), run.framesSoFar()));
                forget(interrupted);
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            progress.done("written: " + out);
        } catch (IOException e) {
            throw new PipelineException("cannot write " + out + ": " + e, e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                messages.println("vssl: cannot remove " + part + ": " + e);
            }
            done.countDown();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the shutdown that the hook waits for is under way, and this was its work
            return;
        }
    }

    private void finish(Run run) {
        run.finish();
        try {
            if (!done.await(15, TimeUnit.SECONDS)) {
                System.err.println("vssl: the file could not be finished within 15 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
