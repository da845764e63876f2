// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vssl.cli.gst.PipelineException;

/** An output file, validated before hours of work. */
final class Target {
    private Target() {}

    /** Rejects files that cannot be written, and the input file. */
    static void requireWritable(Path in, Path out) {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(out)) {
            throw refused(out, "it is a directory; expected a file name");
        }
        if (!Files.isDirectory(folder)) {
            throw refused(out, "directory " + folder + " does not exist");
        }
        if (!Files.isWritable(folder)) {
            throw refused(out, "directory " + folder + " is not writable");
        }
        if (isSame(in, out)) {
            throw refused(out, "it is the input file; expected another name");
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
