// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A resampler")
class ResamplerTest {
    @ParameterizedTest(name = "{0} Hz to {1} Hz, {2} Hz")
    @CsvSource({
        "48000, 32000, 1000",
        "48000, 32000, 14000",
        "44100, 32000, 440",
        "44100, 32000, 14000",
        "16000, 32000, 7000",
        "11025, 32000, 4500",
        "96000, 32000, 13000",
        "32000, 32000, 15999"
    })
    void keepsASineWhereItIs(int from, int to, double hz) {
        float[] out = resampled(sine(from, hz, from / 2), from, to, 480);

        for (int n = to / 10; n < to / 3; n++) {
            assertThat(out[n]).as("sample %d", n).isCloseTo((float) Math.sin(2 * Math.PI * hz * n / to), within(2e-3f));
        }
    }

    @ParameterizedTest(name = "{0} Hz to {1} Hz, {2} Hz")
    @CsvSource({"48000, 32000, 18000", "44100, 32000, 20000", "96000, 32000, 30000"})
    void removesWhatTheNewRateCannotHold(int from, int to, double hz) {
        float[] out = resampled(sine(from, hz, from / 2), from, to, 480);

        for (int n = to / 10; n < to / 3; n++) {
            assertThat(out[n]).as("sample %d", n).isCloseTo(0, within(1e-4f));
        }
    }

    @Test
    void givesTheSameForAnySizeOfPieces() {
        float[] sound = sine(44100, 1000, 20000);

        assertThat(resampled(sound, 44100, 32000, 7)).containsExactly(resampled(sound, 44100, 32000, 20000));
    }

    @Test
    void keepsAConstantWhatItIs() {
        var ones = new float[24000];
        Arrays.fill(ones, 1);

        float[] out = resampled(ones, 48000, 32000, 480);

        assertThat(out[8000]).isCloseTo(1, within(1e-6f));
    }

    private static float[] resampled(float[] in, int from, int to, int piece) {
        var resampler = new Resampler(from, to);
        var all = new float[0];
        for (int at = 0; at < in.length; at += piece) {
            int count = Math.min(piece, in.length - at);
            var out = new float[resampler.mostFor(count)];
            int written = resampler.push(Arrays.copyOfRange(in, at, at + count), count, out);
            all = Arrays.copyOf(all, all.length + written);
            System.arraycopy(out, 0, all, all.length - written, written);
        }
        return all;
    }

    private static float[] sine(int rate, double hz, int samples) {
        var sine = new float[samples];
        for (int n = 0; n < samples; n++) {
            sine[n] = (float) Math.sin(2 * Math.PI * hz * n / rate);
        }
        return sine;
    }
}
