// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Of a stream of four minutes. */
@DisplayName("Progress")
class ProgressTest {
    private static final long SECOND = 1_000_000_000;

    private final StringWriter text = new StringWriter();
    private final AtomicLong clock = new AtomicLong();

    @Test
    void isABarWithTheTimeLeftOnATerminal() {
        Progress progress = progress(true, 240 * SECOND);

        clock.set(10 * SECOND);
        progress.at(60 * SECOND);
        clock.set(50 * SECOND);
        progress.at(80 * SECOND);
        progress.done("written");

        assertThat(text)
                .hasToString("\ranalyze: [######..................]  25 %, 30 s left\u001b[K"
                        + "\ranalyze: [########................]  33 %, 1 min 40 s left\u001b[K"
                        + "\r\u001b[Kwritten\n");
    }

    @Test
    void isAPlainLineEveryFiveSecondsElsewhere() {
        Progress progress = progress(false, 240 * SECOND);

        for (int second = 1; second <= 12; second++) {
            clock.set(second * SECOND);
            progress.at(second * 12L * SECOND);
        }
        progress.done("written");

        assertThat(text).hasToString("""
                analyze:  25 %, 15 s left
                analyze:  50 %, 10 s left
                written
                """);
    }

    @Test
    void isTheTimeWhereNoEndIsKnown() {
        Progress progress = progress(false, 0);

        clock.set(5 * SECOND);
        progress.at(4 * SECOND);

        assertThat(text).hasToString("analyze: 4 s\n");
    }

    @Test
    void tellsAnEndLongBeforeTheEnd() {
        Progress progress = progress(false, 240 * SECOND);

        progress.done("written", 239 * SECOND);
        progress.done("written", 238 * SECOND);

        assertThat(text).hasToString("written\nwritten\nthe video ends after 238.0 s of 240.0 s\n");
    }

    private Progress progress(boolean isTerminal, long duration) {
        return new Progress(new PrintWriter(text), "analyze", duration, isTerminal, clock::get);
    }
}
