// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.Records;
import org.vssl.result.Source;

@DisplayName("The judge")
class JudgeTest {
    private static final long MILLI = 1_000_000;
    private static final Localization LOCATED =
            new Localization.Located(List.of(new Source(0, 0, 1, 1, .5, .5, .9f, Optional.empty())));
    private static final Localization OFFSCREEN = new Localization.Offscreen();
    private static final Localization NOISE = new Localization.Noise();
    private static final Localization SILENCE = new Localization.Silence();
    private static final Settings SETTINGS = Records.with(
            Settings.DEFAULTS,
            Map.of(
                    "enter", Duration.ofMillis(80),
                    "leave", Duration.ofMillis(200),
                    "minimumDuration", Duration.ofMillis(100)));

    private final Judge judge = new Judge();

    @Test
    void reportsTheFirstThingAtOnce() {
        assertThat(at(0, LOCATED)).isEqualTo(LOCATED);
    }

    @Test
    void reportsANewPlaceOnlyWhenItLasts() {
        at(0, OFFSCREEN);
        at(160, OFFSCREEN);

        assertThat(at(200, LOCATED)).isEqualTo(OFFSCREEN);
        assertThat(at(279, LOCATED)).isEqualTo(OFFSCREEN);
        assertThat(at(280, LOCATED)).isEqualTo(LOCATED);
    }

    @Test
    void leavesAVerdictThatIsContradictedInTurns() {
        at(0, OFFSCREEN);
        at(160, OFFSCREEN);
        at(200, NOISE);

        assertThat(at(280, LOCATED)).isEqualTo(LOCATED);
    }

    @Test
    void leavesWarmingAtOnce() {
        at(0, new Localization.Warming());

        assertThat(at(1, LOCATED)).isEqualTo(LOCATED);
    }

    @Test
    void startsWaitingAgainWhenANewPlaceVanishes() {
        at(0, OFFSCREEN);
        at(200, LOCATED);
        at(240, OFFSCREEN);

        assertThat(at(280, LOCATED)).isEqualTo(OFFSCREEN);
        assertThat(at(360, LOCATED)).isEqualTo(LOCATED);
    }

    @Test
    void keepsAPlaceForAMomentAfterItVanished() {
        at(0, LOCATED);
        at(300, LOCATED);

        assertThat(at(340, OFFSCREEN)).isEqualTo(LOCATED);
        assertThat(at(539, OFFSCREEN)).isEqualTo(LOCATED);
        assertThat(at(540, OFFSCREEN)).isEqualTo(OFFSCREEN);
    }

    @Test
    void reportsSilenceAtOnce() {
        at(0, LOCATED);

        assertThat(at(40, SILENCE)).isEqualTo(SILENCE);
    }

    @Test
    void keepsAVerdictForItsMinimumDuration() {
        at(0, SILENCE);
        at(10, NOISE);
        at(90, NOISE);

        assertThat(at(99, NOISE)).isEqualTo(SILENCE);
        assertThat(at(100, NOISE)).isEqualTo(NOISE);
    }

    @Test
    void followsEveryFrameWithoutHysteresis() {
        Settings plain = Records.with(
                SETTINGS, Map.of("enter", Duration.ZERO, "leave", Duration.ZERO, "minimumDuration", Duration.ZERO));
        judge.judge(LOCATED, 0, plain);

        assertThat(judge.judge(OFFSCREEN, 1, plain)).isEqualTo(OFFSCREEN);
    }

    @Test
    void forgetsAfterAReset() {
        at(0, LOCATED);
        judge.reset();

        assertThat(at(1, OFFSCREEN)).isEqualTo(OFFSCREEN);
    }

    private Localization at(long millis, Localization seen) {
        return judge.judge(seen, millis * MILLI, SETTINGS);
    }
}
