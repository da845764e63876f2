// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A frame's result")
class FrameResultTest {
    private static final Source DOG = new Source(0.1, 0.2, 0.3, 0.4, 0.25, 0.375, 0.71, Optional.of("dog"));

    @Test
    void hasSourcesOnlyWhenLocated() {
        assertThatThrownBy(() -> result(Verdict.NOISE, -20, List.of(DOG)))
                .hasMessage("a result has sources when and only when it is located; this one is 'noise' with 1");
        assertThatThrownBy(() -> result(Verdict.LOCATED, -20, List.of()))
                .hasMessage("a result has sources when and only when it is located; this one is 'located' with 0");
    }

    @Test
    void hasNoMoreSourcesAndTextThanARecordMay() {
        assertThatThrownBy(() -> result(Verdict.LOCATED, -20, Collections.nCopies(65, DOG)))
                .hasMessage("a record has at most 64 sources, this one has 65");
        assertThatThrownBy(() -> new Source(0, 0, 0, 0, 0, 0, 0, Optional.of("x".repeat(1001))))
                .hasMessage("field 'label' must have at most 1000 characters, has 1001");
    }

    @Test
    void hasFiniteNumbers() {
        assertThatThrownBy(() -> result(Verdict.NOISE, Double.NaN, List.of()))
                .hasMessage("field 'loudness' must be a finite number, was NaN");
        assertThatThrownBy(() -> new Bearing(0, Double.POSITIVE_INFINITY))
                .hasMessage("field 'elevation' must be a finite number, was Infinity");
    }

    @Test
    void isShownAtItsStreamTimeWhereThatIsKnown() {
        assertThat(Times.ofRunning(5).shownNanos()).isEqualTo(5);
        assertThat(new Times(5, Optional.of(7L), Optional.empty(), Optional.empty()).shownNanos())
                .isEqualTo(7);
    }

    @Test
    void knowsEveryVerdictByItsWord() {
        for (Verdict verdict : Verdict.values()) {
            assertThat(Verdict.of(verdict.word())).isEqualTo(verdict);
        }
        assertThatThrownBy(() -> Verdict.of(""))
                .hasMessage("verdict must be one of no-audio, warming, silence, located, noise, offscreen; was ''");
    }

    private static FrameResult result(Verdict verdict, double loudness, List<Source> sources) {
        return new FrameResult(
                verdict,
                loudness,
                0,
                0,
                sources,
                Times.ofRunning(0),
                0,
                0,
                0,
                0,
                0,
                "m",
                "cpu",
                Optional.empty(),
                1,
                1);
    }
}
