// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.vssl.cli.gst.PipelineException;

/** An output file, validated before hours of work. */
final class Target {
    private Target() {}

    /** Rejects files that cannot be written, the input file, other endings, and without {@code force} files that exist. */
    static void requireWritable(Path in, Path out, boolean force, String... endings) {
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
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        if (endings.length > 0 && Arrays.stream(endings).noneMatch(name::endsWith)) {
            throw refused(out, "expected a file name ending in " + String.join(" or ", endings));
        }
        if (!force && Files.exists(out)) {
            throw refused(out, "it exists; --force replaces it");
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
