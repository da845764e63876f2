// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.result.Verdict;

@DisplayName("A history")
class HistoryTest {
    private static final long START = 1_000_000_000L;
    private static final long CELL = START / History.CELL_MILLIS;

    private final History history = new History();

    @Test
    void keepsTheLastVerdictAndTheGreatestLoudnessOfACell() {
        history.hear(START, Verdict.LOCATED, -30.4);
        history.hear(START + 100, Verdict.LOCATED, -20.4);
        history.hear(START + 499, Verdict.SILENCE, -61);

        assertThat(history.verdict(CELL)).isEqualTo(Verdict.SILENCE);
        assertThat(history.loudness(CELL)).isEqualTo(-20);
        assertThat(history.newest()).isEqualTo(CELL);
    }

    @Test
    void knowsNothingAboutTimesWithoutData() {
        history.hear(START, Verdict.LOCATED, -20);
        history.hear(START + 3 * History.CELL_MILLIS, Verdict.NOISE, -40);

        assertThat(history.verdict(CELL + 1)).isNull();
        assertThat(history.verdict(CELL + 2)).isNull();
        assertThat(history.verdict(CELL + 3)).isEqualTo(Verdict.NOISE);
    }

    @Test
    void forgetsWhatIsOlderThanFiveMinutes() {
        history.hear(START, Verdict.LOCATED, -20);
        history.hear(START + History.MILLIS, Verdict.NOISE, -40);

        assertThat(history.clamp(0)).isEqualTo(CELL + 1);
        for (long cell = CELL + 1; cell < CELL + History.CELLS; cell++) {
            assertThat(history.verdict(cell)).isNull();
        }
        assertThat(history.verdict(CELL + History.CELLS)).isEqualTo(Verdict.NOISE);
    }

    @Test
    void takesWhatComesLateIntoItsCell() {
        history.hear(START + 5 * History.CELL_MILLIS, Verdict.NOISE, -40);
        history.hear(START, Verdict.LOCATED, -20);

        assertThat(history.verdict(CELL)).isEqualTo(Verdict.LOCATED);
        assertThat(history.newest()).isEqualTo(CELL + 5);
    }

    @Test
    void startsOverWhenTheClockWasSetBack() {
        history.hear(START + 2 * History.MILLIS, Verdict.NOISE, -40);
        history.hear(START, Verdict.LOCATED, -20);

        assertThat(history.newest()).isEqualTo(CELL);
        assertThat(history.verdict(CELL)).isEqualTo(Verdict.LOCATED);
        assertThat(history.verdict(CELL - 1)).isNull();
    }

    @Test
    void takesLoudnessOfAnySize() {
        history.hear(START, Verdict.SILENCE, -1e9);
        history.hear(START + History.CELL_MILLIS, Verdict.LOCATED, 1e9);

        assertThat(history.loudness(CELL)).isEqualTo(-120);
        assertThat(history.loudness(CELL + 1)).isEqualTo(20);
    }
}
