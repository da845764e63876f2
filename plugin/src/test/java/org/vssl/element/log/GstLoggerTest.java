// SPDX-License-Identifier: Apache-2.0
package org.vssl.element.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A logger of a program that has the plugin's jar but not the plugin")
class GstLoggerTest {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final System.Logger logger = System.getLogger("vssl");

    @BeforeEach
    void catchStandardError() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreStandardError() {
        System.setErr(before);
    }

    @Test
    void isFoundByTheJdk() {
        assertThat(System.LoggerFinder.getLoggerFinder()).isInstanceOf(GstLoggerFinder.class);
        assertThat(logger.getName()).isEqualTo("vssl");
    }

    @Test
    void writesWarningsToStandardErrorAndNothingElse() {
        logger.log(Level.INFO, "not written");
        logger.log(Level.WARNING, "{0} of {1}", "one", 2);
        logger.log(Level.ERROR, () -> "100 % of {this}");

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("vssl: one of 2", "vssl: 100 % of {this}");
    }

    @Test
    void addsTheStackOfWhatWasThrown() {
        logger.log(Level.WARNING, "it failed", new IllegalStateException("why"));

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .startsWith("vssl: it failed", "java.lang.IllegalStateException: why")
                .anyMatch(line -> line.contains("GstLoggerTest.java"));
    }
}
