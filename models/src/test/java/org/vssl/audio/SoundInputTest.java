// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sound for the model")
class SoundInputTest {
    private static final int RATE = 32000;
    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;

    private final SoundInput input = new SoundInput(RATE);

    @Test
    void isFoundByRunningTime() {
        input.push(ramp(RATE), RATE, 5 * SECOND);
        FloatBuffer window = FloatBuffer.allocate(320);

        int there = input.window(5 * SECOND + 500 * MILLI, window);

        assertThat(there).isEqualTo(320);
        assertThat(window.get(0)).isEqualTo((16000 - 320) / (float) RATE);
        assertThat(window.get(319)).isEqualTo((16000 - 1) / (float) RATE);
    }

    @Test
    void isZeroAndCountedAsMissingBeforeItCame() {
        input.push(ones(RATE), RATE, SECOND);
        FloatBuffer window = FloatBuffer.allocate(RATE);

        int there = input.window(SECOND + 500 * MILLI, window);

        assertThat(there).isEqualTo(RATE / 2);
        assertThat(window.get(0)).isZero();
        assertThat(window.get(RATE - 1)).isEqualTo(1);
    }

    @Test
    void hasAHoleWhereAGapWas() {
        input.push(ones(RATE), RATE, 0);
        input.push(ones(RATE), RATE, SECOND + 250 * MILLI);

        int there = input.window(2 * SECOND, FloatBuffer.allocate(RATE));

        assertThat(there).isEqualTo(RATE * 3 / 4);
    }

    @Test
    void runsOnOverASmallJitter() {
        input.push(ones(RATE), RATE, 0);
        input.push(ones(RATE), RATE, SECOND + 30 * MILLI);

        int there = input.window(2 * SECOND, FloatBuffer.allocate(RATE));

        assertThat(there).isEqualTo(RATE);
    }

    /** Forty-five milliseconds again, as when the clock of a network sender is fast. */
    @Test
    void isReplacedWhereItOverlaps() {
        input.push(wave(RATE, .5f), RATE, 0);
        float before = input.lufs(SECOND);
        long start = SECOND - 45 * MILLI;
        input.push(wave(RATE / 4, .25f), RATE / 4, start);
        FloatBuffer window = FloatBuffer.allocate(RATE);

        int there = input.window(start + 250 * MILLI, window);

        assertThat(there).isEqualTo(RATE);
        assertThat(Math.abs(window.get(RATE * 3 / 4 - 1))).isEqualTo(.5f);
        assertThat(Math.abs(window.get(RATE * 3 / 4))).isEqualTo(.25f);
        assertThat(input.endNanos()).isEqualTo(start + 250 * MILLI);
        assertThat(input.lufs(start)).isCloseTo(before, within(.2f));
        assertThat(input.lufs(SECOND)).isBetween(before - 1, before);
    }

    @Test
    void startsOverAfterAJumpBack() {
        input.push(ones(RATE), RATE, 5 * SECOND);
        input.push(ones(RATE / 2), RATE / 2, 2 * SECOND);

        assertThat(input.window(6 * SECOND, FloatBuffer.allocate(RATE))).isZero();
        assertThat(input.window(2 * SECOND + 500 * MILLI, FloatBuffer.allocate(RATE)))
                .isEqualTo(RATE / 2);
    }

    @Test
    void isMixedFromAllChannelsButTheLowFrequencyOne() {
        input.format(RATE, 1, 1, 0);
        input.push(new float[] {.3f, .3f, 1}, 1, 0);
        FloatBuffer window = FloatBuffer.allocate(1);

        input.window(SECOND / RATE, window);

        assertThat(window.get(0)).isCloseTo(.3f, within(1e-6f));
    }

    /** Sound runs ahead of the picture: frames of the time before the change are still to come. */
    @Test
    void isAsLoudAsItWasBeforeItsFormatChanged() {
        input.push(wave(RATE, .5f), RATE, 0);
        float before = input.lufs(SECOND);

        input.format(48000, 1, 1);
        input.push(new float[2 * 48000], 48000, SECOND);

        assertThat(input.lufs(SECOND)).isEqualTo(before);
        assertThat(input.lufs(2 * SECOND)).isLessThan(-60);
    }

    @Test
    void isForgottenAfterAReset() {
        input.push(ones(RATE), RATE, 0);
        input.reset();

        assertThat(input.window(SECOND, FloatBuffer.allocate(RATE))).isZero();
        assertThat(input.lufs(SECOND)).isEqualTo(MomentaryLoudness.FLOOR_LUFS);
        assertThat(input.endNanos()).isEqualTo(Long.MIN_VALUE);
    }

    /** At 1 kHz, which K-weighting lets pass. */
    private static float[] wave(int count, float height) {
        var wave = new float[count];
        for (int i = 0; i < count; i++) {
            wave[i] = i % 32 < 16 ? height : -height;
        }
        return wave;
    }

    private static float[] ones(int count) {
        var ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] ramp(int count) {
        var ramp = new float[count];
        for (int i = 0; i < count; i++) {
            ramp[i] = i / (float) count;
        }
        return ramp;
    }
}
