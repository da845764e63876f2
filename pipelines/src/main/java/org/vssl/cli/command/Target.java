package org.vssl.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vssl.cli.gst.PipelineException;

/** A file to be written, looked at before the work that takes hours. */
final class Target {
    private Target() {}

    /** Refuses what could not be written in the end, and the file that is read. */
    static void requireWritable(Path in, Path out) {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(out)) {
            throw refused(out, "it is a folder; expected the name of a file");
        }
        if (!Files.isDirectory(folder)) {
            throw refused(out, "there is no folder " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw refused(out, "nothing may be written into the folder " + folder);
        }
        if (isSame(in, out)) {
            throw refused(out, "it is the file that is read; expected another name");
        }
    }

    private static boolean isSame(Path in, Path out) {
        try {
            return Files.exists(in) && Files.exists(out) && Files.isSameFile(in, out);
        } catch (IOException e) {
            throw new PipelineException("cannot read " + in + ": " + e, e);
        }
    }

    private static PipelineException refused(Path out, String why) {
        return new PipelineException("cannot write " + out + ": " + why);
    }
}
