// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;

/** Of a line that nothing comes into. */
@DisplayName("A run")
class RunIT {
    private static final String SILENT = "udpsrc address=127.0.0.1 port=0 ! fakesink";
    /** Four ticks a second. */
    private static final int TICKS = 6;

    @Test
    void isGivenUpWhenItStandsStill() {
        try (Run run = Run.of(SILENT).patience(Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> run.play(() -> {}))
                    .isInstanceOf(PipelineException.class)
                    .hasMessage("the pipeline produced no output for 1 s");
        }
    }

    @Test
    void isNotGivenUpWhileItsFileGrows(@TempDir Path folder) throws IOException {
        Path part = Files.createFile(folder.resolve("film.part"));
        var ticks = new AtomicInteger();

        try (Run run = Run.of(SILENT).patience(Duration.ofSeconds(1)).writing(part)) {
            run.play(() -> {
                append(part);
                if (ticks.incrementAndGet() == 2 * TICKS) {
                    run.finish();
                }
            });
            assertThat(run.progress()).isGreaterThanOrEqualTo(2 * TICKS);
        }
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, "x", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void waitsAsLongAsItIsToldTo() {
        var ticks = new AtomicInteger();

        try (Run run = Run.of(SILENT).patience(Duration.ofNanos(Long.MAX_VALUE))) {
            run.play(() -> {
                if (ticks.incrementAndGet() == TICKS) {
                    run.finish();
                }
            });
        }

        assertThat(ticks).hasValueGreaterThanOrEqualTo(TICKS);
    }
}
