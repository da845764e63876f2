// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.nio.file.Path;
import org.vssl.cli.gst.PipelineException;

/** Where the built plugin is, as set by the launcher. */
final class Home {
    private Home() {}

    static Path plugin() {
        String home = System.getenv("VSSL_HOME");
        if (home == null || home.isBlank()) {
            throw new PipelineException(
                    "VSSL_HOME is not set; expected the directory with libgstvssl.so, java and models"
                            + " (the launcher ./vssl sets it)");
        }
        return Path.of(home);
    }

    /** Where the ready lines are, as set by the launcher. */
    static Path lines() {
        String lines = System.getenv("VSSL_LINES");
        if (lines == null || lines.isBlank()) {
            throw new PipelineException(
                    "VSSL_LINES is not set; expected the directory pipelines/lines (the launcher ./vssl sets it)");
        }
        return Path.of(lines);
    }

    static Path defaultBundle() {
        return plugin().resolve("models").resolve("default");
    }
}
