// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Momentary loudness")
class MomentaryLoudnessTest {
    private static final long SECOND = 1_000_000_000;

    /** BS.1770-5 annex 1: a 997 Hz sine at 0 dBFS in one front channel reads -3.01 LKFS. */
    @ParameterizedTest
    @ValueSource(ints = {16000, 32000, 44100, 48000, 96000})
    void readsTheReferenceSineOfTheRecommendationAtEveryRate(int sampleRate) {
        var loudness = new MomentaryLoudness(sampleRate, 1);

        loudness.push(sine(sampleRate, 997, 1, sampleRate), sampleRate, 0);

        assertThat(loudness.lufs(SECOND)).isCloseTo(-3.01f, within(0.05f));
    }

    /** EBU Tech 3341 test 1: a stereo sine of 1 kHz at -23 dBFS in both channels reads -23 LUFS within 0.1 LU. */
    @Test
    void addsTheChannels() {
        var loudness = new MomentaryLoudness(48000, 1, 1);
        float[] mono = sine(48000, 1000, (float) Math.pow(10, -23 / 20.0), 48000);
        var stereo = new float[mono.length * 2];
        for (int i = 0; i < stereo.length; i++) {
            stereo[i] = mono[i / 2];
        }

        loudness.push(stereo, 48000, 0);

        assertThat(loudness.lufs(SECOND)).isCloseTo(-23, within(0.1f));
    }

    /** BS.1770-5 annex 1, tables 1 and 2. */
    @Test
    void filtersWithTheTabulatedCoefficientsAt48Kilohertz() {
        Biquad shelf = KWeighting.shelf(48000);
        Biquad highPass = KWeighting.highPass(48000);

        assertThat(new double[] {shelf.b0, shelf.b1, shelf.b2, shelf.a1, shelf.a2})
                .containsExactly(
                        new double[] {
                            1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
                        },
                        within(1e-10));
        assertThat(new double[] {highPass.a1, highPass.a2})
                .containsExactly(new double[] {-1.99004745483398, 0.99007225036621}, within(1e-10));
    }

    @Test
    void fallsBelowTheGateWithinHalfASecondOfALoudSoundEnding() {
        var loudness = new MomentaryLoudness(48000, 1);

        loudness.push(sine(48000, 997, 1, 48000), 48000, 0);
        loudness.push(new float[24000], 24000, SECOND);

        assertThat(loudness.lufs(SECOND + SECOND / 2)).isLessThan(-70);
    }

    @Test
    void isAtTheFloorInDigitalSilence() {
        var loudness = new MomentaryLoudness(48000, 1);

        loudness.push(new float[48000], 48000, 0);

        assertThat(loudness.lufs(SECOND)).isEqualTo(MomentaryLoudness.FLOOR_LUFS);
    }

    @Test
    void survivesSamplesThatAreNotNumbers() {
        var loudness = new MomentaryLoudness(48000, 1);

        loudness.push(new float[] {Float.NaN, Float.POSITIVE_INFINITY}, 2, 0);
        loudness.push(sine(48000, 997, 1, 48000), 48000, 0);

        assertThat(loudness.lufs(SECOND)).isCloseTo(-3.01f, within(0.05f));
    }

    @Test
    void countsTimeWithoutSoundAsSilence() {
        var loudness = new MomentaryLoudness(48000, 1);

        loudness.push(sine(48000, 997, 1, 48000), 48000, 0);

        assertThat(loudness.lufs(SECOND + SECOND / 5)).isCloseTo(-6.02f, within(0.1f));
        assertThat(loudness.lufs(2 * SECOND)).isEqualTo(MomentaryLoudness.FLOOR_LUFS);
    }

    @Test
    void canBeAskedForATimeInThePast() {
        var loudness = new MomentaryLoudness(48000, 1);

        loudness.push(sine(48000, 997, 1, 48000), 48000, 0);
        loudness.push(new float[48000], 48000, SECOND);

        assertThat(loudness.lufs(SECOND)).isCloseTo(-3.01f, within(0.05f));
    }

    @Test
    void refusesMoreSamplesThanGiven() {
        assertThatThrownBy(() -> new MomentaryLoudness(48000, 1, 1).push(new float[3], 2, 0))
                .hasMessage("2 samples of 2 channels are more than the 3 values given");
    }

    private static float[] sine(int sampleRate, double hz, float amplitude, int samples) {
        var sine = new float[samples];
        for (int i = 0; i < samples; i++) {
            sine[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / sampleRate));
        }
        return sine;
    }
}
