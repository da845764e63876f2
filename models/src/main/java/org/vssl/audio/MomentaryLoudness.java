package org.vssl.audio;

import java.util.Arrays;

/**
 * What is heard now: momentary loudness after ITU-R BS.1770-5, the K-weighted power of the last 400 ms in LUFS, without
 * gating.
 *
 * <p>Updated by every sample, so it falls as soon as a sound ends. Channels are weighted as the recommendation says:
 * 1 for left, right and centre, 1.41 for surround, 0 for the low-frequency channel. Not thread-safe.
 */
public final class MomentaryLoudness {
    /** The answer for digital silence, and the lowest there is, in LUFS. */
    public static final float FLOOR_LUFS = -120;

    private static final double OFFSET_LUFS = -0.691;
    private static final int WINDOW_MILLIS = 400;

    private final double[] channelWeights;
    private final KWeighting[] filters;
    private final double[] powers;
    private int next;
    private double sum;

    /** @param channelWeights one weight per interleaved channel, as listed above */
    public MomentaryLoudness(int sampleRate, double... channelWeights) {
        if (sampleRate < 4000) {
            throw new IllegalArgumentException("sample rate must be 4000 Hz or more, was " + sampleRate + " Hz");
        }
        if (channelWeights.length == 0) {
            throw new IllegalArgumentException("at least one channel weight is needed, got none");
        }
        this.channelWeights = channelWeights.clone();
        this.filters = new KWeighting[channelWeights.length];
        for (int channel = 0; channel < filters.length; channel++) {
            filters[channel] = new KWeighting(sampleRate);
        }
        this.powers = new double[sampleRate * WINDOW_MILLIS / 1000];
    }

    /** Takes the next interleaved samples, -1..1; their number must be whole frames of all channels. */
    public void push(float[] interleaved) {
        if (interleaved.length % filters.length != 0) {
            throw new IllegalArgumentException(
                    "%d samples are not whole frames of %d channels".formatted(interleaved.length, filters.length));
        }
        for (int i = 0; i < interleaved.length; i += filters.length) {
            double power = 0;
            for (int channel = 0; channel < filters.length; channel++) {
                double weighted = filters[channel].filter(finite(interleaved[i + channel]));
                power += channelWeights[channel] * weighted * weighted;
            }
            take(power);
        }
    }

    /** Momentary loudness in LUFS, {@link #FLOOR_LUFS} or more; time before the first sample counts as silence. */
    public float lufs() {
        double mean = sum / powers.length;
        return (float) Math.max(FLOOR_LUFS, OFFSET_LUFS + 10 * Math.log10(Math.max(mean, Double.MIN_NORMAL)));
    }

    /** Forgets everything, as after a seek. */
    public void reset() {
        for (KWeighting filter : filters) {
            filter.reset();
        }
        Arrays.fill(powers, 0);
        next = 0;
        sum = 0;
    }

    private void take(double power) {
        sum += power - powers[next];
        powers[next] = power;
        next = (next + 1) % powers.length;
        if (next == 0) {
            sumAgain();
        }
    }

    /** Once a window: rounding in a running sum would otherwise hide silence after something loud. */
    private void sumAgain() {
        sum = 0;
        for (double power : powers) {
            sum += power;
        }
    }

    private static float finite(float sample) {
        return Float.isFinite(sample) ? sample : 0;
    }
}
