// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The mix to mono")
class DownmixTest {
    private static final int RATE = 32000;

    @Test
    void isTheMeanToTheBitWhereAllChannelsAreTheSame() {
        float[] noise = noise(RATE, 1, .3f);

        float[] mono = mixed(interleaved(noise, noise), 2);

        assertThat(mono).isEqualTo(noise);
    }

    /** The mean of two opposite channels is silence. */
    @Test
    void hearsOppositePhasesAsLoudAsOneChannel() {
        float[] noise = noise(RATE, 1, .3f);

        float[] mono = mixed(interleaved(noise, scaled(noise, -1)), 2);

        assertThat(power(mono)).isCloseTo(power(noise), within(1e-6));
    }

    /** Five of six channels silent made the mean sixteen decibels too quiet. */
    @Test
    void isAsLoudAsTheOneChannelThatCarriesAnything() {
        float[] noise = noise(RATE, 1, .3f);
        var silence = new float[RATE];

        float[] mono = mixed(interleaved(silence, silence, noise, silence, silence, silence), 6);

        assertThat(mono).isEqualTo(noise);
    }

    @Test
    void keepsEveryUncorrelatedChannel() {
        float[] left = noise(RATE, 1, .3f);
        float[] right = noise(RATE, 2, .3f);

        float[] mono = mixed(interleaved(left, right), 2);

        assertThat(power(mono)).isCloseTo(power(left), within(power(left) * .05));
        assertThat(correlation(mono, left)).isBetween(.6, .8);
        assertThat(correlation(mono, right)).isBetween(.6, .8);
    }

    @Test
    void leavesOutTheLowFrequencyChannel() {
        float[] noise = noise(RATE, 1, .3f);
        var downmix = new Downmix(RATE, new double[] {1, 0});
        var mono = new float[RATE];

        downmix.mix(interleaved(noise, noise(RATE, 2, .9f)), RATE, mono);

        assertThat(mono).isEqualTo(noise);
    }

    @Test
    void takesSamplesThatAreNoNumbersForSilence() {
        assertThat(mixed(new float[] {Float.NaN, .5f, Float.POSITIVE_INFINITY, .5f}, 2))
                .containsOnly(.5f);
    }

    /** From equal to opposite phases within one buffer: gains change over 10 ms. */
    @Test
    void doesNotClickWhereThePhaseTurns() {
        float[] wave = new float[RATE];
        float[] turning = new float[RATE];
        for (int i = 0; i < RATE; i++) {
            wave[i] = (float) (.3 * Math.sin(2 * Math.PI * 100 * i / RATE));
            turning[i] = i < RATE / 2 ? wave[i] : -wave[i];
        }

        float[] mono = mixed(interleaved(wave, turning), 2);

        for (int i = 1; i < RATE; i++) {
            assertThat(Math.abs(mono[i] - mono[i - 1])).isLessThan(.02f);
        }
        assertThat(power(Arrays.copyOfRange(mono, RATE * 3 / 4, RATE))).isCloseTo(.045, within(.005));
    }

    private static float[] mixed(float[] interleaved, int channels) {
        var weights = new double[channels];
        Arrays.fill(weights, 1);
        var mono = new float[interleaved.length / channels];
        new Downmix(RATE, weights).mix(interleaved, mono.length, mono);
        return mono;
    }

    private static float[] interleaved(float[]... channels) {
        var interleaved = new float[channels[0].length * channels.length];
        for (int i = 0; i < interleaved.length; i++) {
            interleaved[i] = channels[i % channels.length][i / channels.length];
        }
        return interleaved;
    }

    private static float[] noise(int count, long seed, float height) {
        var random = new Random(seed);
        var noise = new float[count];
        for (int i = 0; i < count; i++) {
            noise[i] = (random.nextFloat() * 2 - 1) * height;
        }
        return noise;
    }

    private static float[] scaled(float[] samples, float factor) {
        float[] scaled = samples.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }

    private static double power(float[] samples) {
        return product(samples, samples);
    }

    private static double correlation(float[] a, float[] b) {
        return product(a, b) / Math.sqrt(power(a) * power(b));
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum / a.length;
    }
}
