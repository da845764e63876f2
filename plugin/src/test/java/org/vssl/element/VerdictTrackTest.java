// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.result.FrameResult;
import org.vssl.result.Source;
import org.vssl.result.StateChange;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

@DisplayName("A track of verdicts")
class VerdictTrackTest {
    private static final Source DOG = new Source(0, 0, 1, 1, 0.5, 0.5, 0.9, Optional.of("dog"));

    private final VerdictTrack track = new VerdictTrack();

    @Test
    void beginsWithAStateThatFollowsNothing() {
        assertThat(track.next(frame(Verdict.WARMING, 10)))
                .contains(new StateChange(
                        Verdict.WARMING, Optional.empty(), Optional.empty(), Times.ofRunning(10), -20, List.of()));
    }

    @Test
    void saysNothingWhileTheVerdictStays() {
        track.next(frame(Verdict.SILENCE, 10));

        assertThat(track.next(frame(Verdict.SILENCE, 20))).isEmpty();
    }

    @Test
    void saysHowLongTheOneBeforeLastedAndWhatSoundsNow() {
        track.next(frame(Verdict.SILENCE, 10));
        track.next(frame(Verdict.SILENCE, 20));

        assertThat(track.next(frame(Verdict.LOCATED, 30)))
                .contains(new StateChange(
                        Verdict.LOCATED,
                        Optional.of(Verdict.SILENCE),
                        Optional.of(20L),
                        Times.ofRunning(30),
                        -20,
                        List.of(DOG)));
    }

    @Test
    void goesOnCountingWhenASeekStartsRunningTimeOver() {
        track.next(frame(Verdict.SILENCE, 100));
        track.next(frame(Verdict.SILENCE, 140));
        track.next(frame(Verdict.SILENCE, 0));

        assertThat(track.next(frame(Verdict.NOISE, 30)).flatMap(StateChange::previousDurationNanos))
                .contains(70L);
    }

    private static FrameResult frame(Verdict verdict, long nanos) {
        return new FrameResult(
                verdict,
                -20,
                0,
                0.4,
                verdict == Verdict.LOCATED ? List.of(DOG) : List.of(),
                Times.ofRunning(nanos),
                0,
                0,
                1,
                0,
                1,
                "model",
                "cpu",
                Optional.empty(),
                320,
                240);
    }
}
