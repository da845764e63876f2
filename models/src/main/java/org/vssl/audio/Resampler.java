// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

import java.util.Arrays;

/**
 * Changes the sample rate of one channel by a windowed sinc in polyphase form: exact rational ratio, linear phase, no
 * drift. Pass band to 0.45 of the lower rate, at least 80 dB of rejection above 0.55 of it (Kaiser, beta 8).
 *
 * <p>Works on a stream: output {@code n} lies at input position {@code n * from / to}; it comes as soon as the inputs
 * under the filter are there. Not thread-safe.
 */
final class Resampler {
    private static final double BETA = 8;
    /** Zero crossings of the sinc on each side, at the lower rate: the transition band is 0.1 of that rate wide. */
    private static final int CROSSINGS = 26;

    private final int up;
    private final int down;
    private final int reach;
    private final float[] filters;
    private float[] waiting = new float[4096];
    private int held;
    /** Input position of the next output, relative to {@code waiting[0]}: whole samples and a phase of {@code up}. */
    private int whole;

    private int phase;

    Resampler(int fromRate, int toRate) {
        int divisor = greatestCommonDivisor(fromRate, toRate);
        this.up = toRate / divisor;
        this.down = fromRate / divisor;
        double cutoff = Math.min(1, (double) toRate / fromRate);
        this.reach = up == down ? 0 : (int) Math.ceil(CROSSINGS / cutoff);
        this.filters = filters(up, reach, cutoff);
        reset();
    }

    /** Starts over: the past is silence. */
    void reset() {
        Arrays.fill(waiting, 0);
        held = reach;
        whole = reach;
        phase = 0;
    }

    /** Outputs that {@link #push} may write for this many inputs. */
    int mostFor(int samples) {
        return (int) (((long) samples + reach + 1) * up / down) + 2;
    }

    /**
     * Takes samples and writes what they complete.
     *
     * @return how many were written to {@code out}
     */
    int push(float[] samples, int count, float[] out) {
        if (held + count > waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(held + count, waiting.length * 2));
        }
        System.arraycopy(samples, 0, waiting, held, count);
        held += count;
        int written = 0;
        while (whole + reach < held) {
            out[written++] = filtered();
            phase += down;
            whole += phase / up;
            phase %= up;
        }
        int done = Math.min(whole - reach, held);
        System.arraycopy(waiting, done, waiting, 0, held - done);
        held -= done;
        whole -= done;
        return written;
    }

    private float filtered() {
        int length = 2 * reach + 1;
        int tap = phase * length;
        float sum = 0;
        for (int i = 0; i < length; i++) {
            sum += filters[tap + i] * waiting[whole - reach + i];
        }
        return sum;
    }

    /** One filter for each phase, each summing to 1 so that a constant stays what it is. */
    private static float[] filters(int phases, int reach, double cutoff) {
        int length = 2 * reach + 1;
        var filters = new float[phases * length];
        for (int phase = 0; phase < phases; phase++) {
            var taps = new double[length];
            for (int i = 0; i < length; i++) {
                double distance = i - reach - (double) phase / phases;
                taps[i] = sinc(distance * cutoff) * kaiser(distance / (reach + 1));
            }
            double sum = Arrays.stream(taps).sum();
            for (int i = 0; i < length; i++) {
                filters[phase * length + i] = (float) (taps[i] / sum);
            }
        }
        return filters;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** Kaiser's window at {@code x} in -1..1. */
    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** Modified Bessel function of the first kind, order zero (Abramowitz and Stegun 9.6.12). */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-16; k++) {
            term *= x * x / 4 / ((double) k * k);
            sum += term;
        }
        return sum;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
