package org.vssl.cli.command;

import java.nio.file.Path;
import org.vssl.cli.gst.PipelineException;

/** Where the built plugin lies; the launcher says it. */
final class Home {
    private Home() {}

    static Path plugin() {
        String home = System.getenv("VSSL_HOME");
        if (home == null || home.isBlank()) {
            throw new PipelineException("VSSL_HOME is not set; expected the folder with libgstvssl.so, java and models"
                    + " (the launcher ./vssl sets it)");
        }
        return Path.of(home);
    }

    /** Where the ready lines lie; the launcher says it as well. */
    static Path lines() {
        String lines = System.getenv("VSSL_LINES");
        if (lines == null || lines.isBlank()) {
            throw new PipelineException(
                    "VSSL_LINES is not set; expected the folder pipelines/lines (the launcher" + " ./vssl sets it)");
        }
        return Path.of(lines);
    }

    static Path defaultBundle() {
        return plugin().resolve("models").resolve("default");
    }
}
