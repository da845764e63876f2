// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

import java.util.Arrays;

/**
 * Mixes channels to mono so that nothing cancels and a source is as loud as in its loudest channel, however many silent
 * channels lie beside it.
 *
 * <p>The mix is the sum of the channels, scaled to the power of the loudest one: the mean where all channels carry the
 * same, the channel itself where only one carries anything. Where the sum has less than a quarter of the power that its
 * channels have together (opposite phases; uncorrelated channels keep all of it), it is the loudest channel alone. Powers
 * are averaged over about 100 ms, and gains change linearly within 10 ms. Only ratios of powers count, so the level of
 * the sound is never controlled. Not thread-safe.
 */
final class Downmix {
    private static final double AVERAGED_SECONDS = 0.1;
    private static final double STEP_SECONDS = 0.01;
    private static final double LEAST_SHARE_OF_POWER = 0.25;

    /** Another channel takes over from the loudest when it has this many times its power. */
    private static final double LOUDER = 1.5;

    private final boolean[] isHeard;
    private final int stepSamples;
    private final double keep;
    private final double[] power;
    private double sumPower;
    private int loudest = -1;
    private float[] gains;
    private float[] target;

    /** Mixes channels with a weight above 0 by BS.1770; the low-frequency channel has 0. */
    Downmix(int sampleRate, double[] channelWeights) {
        this.isHeard = new boolean[channelWeights.length];
        for (int channel = 0; channel < isHeard.length; channel++) {
            isHeard[channel] = channelWeights[channel] > 0;
        }
        this.stepSamples = Math.max(1, (int) Math.round(sampleRate * STEP_SECONDS));
        this.keep = Math.exp(-STEP_SECONDS / AVERAGED_SECONDS);
        this.power = new double[isHeard.length];
        this.gains = new float[isHeard.length];
        this.target = new float[isHeard.length];
    }

    /** Writes {@code samples} of mono, -1..1, from as many interleaved ones of each channel. */
    void mix(float[] interleaved, int samples, float[] mono) {
        for (int from = 0; from < samples; from += stepSamples) {
            int count = Math.min(stepSamples, samples - from);
            boolean isFirst = loudest < 0;
            measure(interleaved, from, count);
            aim();
            if (isFirst) {
                System.arraycopy(target, 0, gains, 0, gains.length);
            }
            step(interleaved, from, count, mono);
            float[] reached = target;
            target = gains;
            gains = reached;
        }
    }

    /** Starts over, as after a jump. */
    void reset() {
        Arrays.fill(power, 0);
        sumPower = 0;
        loudest = -1;
    }

    private void measure(float[] interleaved, int from, int count) {
        int channels = power.length;
        double keepOfThis = count == stepSamples ? keep : Math.pow(keep, (double) count / stepSamples);
        double summed = 0;
        for (int channel = 0; channel < channels; channel++) {
            power[channel] *= keepOfThis;
        }
        for (int sample = from; sample < from + count; sample++) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                float value = sample(interleaved[sample * channels + channel], channel);
                power[channel] += (double) value * value;
                sum += value;
            }
            summed += sum * sum;
        }
        sumPower = sumPower * keepOfThis + summed;
    }

    private void aim() {
        int channels = power.length;
        double all = 0;
        int most = 0;
        for (int channel = 0; channel < channels; channel++) {
            all += power[channel];
            most = power[channel] > power[most] ? channel : most;
        }
        if (loudest < 0 || power[most] > LOUDER * power[loudest]) {
            loudest = most;
        }
        boolean isCancelled = sumPower < LEAST_SHARE_OF_POWER * all;
        float ofSum = sumPower > 0 ? (float) Math.sqrt(power[most] / sumPower) : 1f / channels;
        for (int channel = 0; channel < channels; channel++) {
            target[channel] = isCancelled ? (channel == loudest ? 1 : 0) : ofSum;
        }
    }

    private void step(float[] interleaved, int from, int count, float[] mono) {
        int channels = power.length;
        for (int i = 0; i < count; i++) {
            float way = (i + 1) / (float) count;
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                float gain = gains[channel] + (target[channel] - gains[channel]) * way;
                sum += gain * sample(interleaved[(from + i) * channels + channel], channel);
            }
            mono[from + i] = Math.max(-1, Math.min(1, sum));
        }
    }

    private float sample(float value, int channel) {
        return isHeard[channel] && Float.isFinite(value) ? value : 0;
    }
}
