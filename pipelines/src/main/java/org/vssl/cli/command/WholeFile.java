// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;

/** An output file that appears under its own name only once it is complete; Ctrl-C completes it early. */
final class WholeFile {
    private final Path out;
    private final PrintWriter messages;

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
        try (var end = new Interruption()) {
            try {
                long reached = play(maker.runInto(part).writing(part), end, progress);
                Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
                progress.done("written: " + out, reached);
            } finally {
                remove(part);
                remove(aside(part));
            }
        } catch (IOException e) {
            throw new PipelineException("cannot write " + out + ": " + e, e);
        }
    }

    /** Where a muxer keeps the film until it knows the index: beside the part, for there is room for both. */
    static Path aside(Path part) {
        return part.resolveSibling(part.getFileName() + ".media");
    }

    private static long play(Run made, Interruption end, Progress progress) {
        try (Run run = made) {
            end.finishes(run);
            run.play(() -> progress.at(run.position()));
            return run.reached();
        }
    }

    private void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            messages.println("vssl: cannot remove " + part + ": " + e);
        }
    }
}
