// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

import java.util.Arrays;

/**
 * What is heard at a time: momentary loudness after ITU-R BS.1770-5, the K-weighted power of 400 ms in LUFS, without
 * gating.
 *
 * <p>Energy is kept in blocks of 10 ms by running time for the last 16 s, so that any time in them can be asked for;
 * time without sound counts as silence. Channels are weighted as the recommendation says: 1 for left, right and centre,
 * 1.41 for surround, 0 for the low-frequency channel. Not thread-safe.
 */
public final class MomentaryLoudness {
    /** The answer for digital silence, and the lowest there is, in LUFS. */
    public static final float FLOOR_LUFS = -120;

    private static final double OFFSET_LUFS = -0.691;
    private static final long BLOCK_NANOS = 10_000_000;
    private static final int WINDOW_BLOCKS = 40;
    private static final int KEPT_BLOCKS = 1600;

    private int sampleRate;
    private double[] channelWeights;
    private KWeighting[] filters;
    /** Of each block, times seconds: whatever the sample rate was. */
    private final double[] energy = new double[KEPT_BLOCKS];

    private final long[] block = new long[KEPT_BLOCKS];

    /**
     * Prepares for one format of sound.
     *
     * @param channelWeights one weight per interleaved channel, as listed above
     */
    public MomentaryLoudness(int sampleRate, double... channelWeights) {
        this.sampleRate = checkedRate(sampleRate);
        this.channelWeights = checkedWeights(channelWeights);
        this.filters = filters(sampleRate, channelWeights.length);
        Arrays.fill(block, Long.MIN_VALUE);
    }

    /** Sets the format of the next samples, as in the constructor; what was heard so far stays. */
    void format(int sampleRate, double... channelWeights) {
        this.sampleRate = checkedRate(sampleRate);
        this.channelWeights = checkedWeights(channelWeights);
        this.filters = filters(sampleRate, channelWeights.length);
    }

    private static int checkedRate(int sampleRate) {
        if (sampleRate < 4000) {
            throw new IllegalArgumentException("sample rate must be 4000 Hz or more, was " + sampleRate + " Hz");
        }
        return sampleRate;
    }

    private static double[] checkedWeights(double[] channelWeights) {
        if (channelWeights.length == 0) {
            throw new IllegalArgumentException("expected at least one channel weight, got none");
        }
        return channelWeights.clone();
    }

    private static KWeighting[] filters(int sampleRate, int channels) {
        var filters = new KWeighting[channels];
        for (int channel = 0; channel < channels; channel++) {
            filters[channel] = new KWeighting(sampleRate);
        }
        return filters;
    }

    /**
     * Takes the next samples.
     *
     * @param interleaved -1..1, one value per channel and sample
     * @param samples per channel
     * @param runningTimeNanos of the first one
     */
    public void push(float[] interleaved, int samples, long runningTimeNanos) {
        if (samples < 0 || (long) samples * filters.length > interleaved.length) {
            throw new IllegalArgumentException("%d samples of %d channels are more than the %d values given"
                    .formatted(samples, filters.length, interleaved.length));
        }
        for (int sample = 0; sample < samples; sample++) {
            double sum = 0;
            for (int channel = 0; channel < filters.length; channel++) {
                double weighted = filters[channel].filter(finite(interleaved[sample * filters.length + channel]));
                sum += channelWeights[channel] * weighted * weighted;
            }
            add(sum / sampleRate, Math.floorDiv(runningTimeNanos + sample * 1_000_000_000L / sampleRate, BLOCK_NANOS));
        }
    }

    /** Loudness of the 400 ms before {@code runningTimeNanos}, in LUFS, {@link #FLOOR_LUFS} or more. */
    public float lufs(long runningTimeNanos) {
        return lufs(runningTimeNanos, WINDOW_BLOCKS);
    }

    /** The same measure over another time: of the {@code spanNanos} before, at most 16 s, at least 10 ms. */
    public float lufsOver(long spanNanos, long runningTimeNanos) {
        return lufs(runningTimeNanos, Math.min(KEPT_BLOCKS, Math.max(1, spanNanos / BLOCK_NANOS)));
    }

    private float lufs(long runningTimeNanos, long blocks) {
        long end = Math.floorDiv(runningTimeNanos, BLOCK_NANOS);
        double sum = 0;
        for (long wanted = end - blocks; wanted < end; wanted++) {
            int slot = slot(wanted);
            sum += block[slot] == wanted ? energy[slot] : 0;
        }
        double mean = sum / (blocks * BLOCK_NANOS / 1e9);
        return (float) Math.max(FLOOR_LUFS, OFFSET_LUFS + 10 * Math.log10(Math.max(mean, Double.MIN_NORMAL)));
    }

    /** Forgets what was heard from this time on, to the 10 ms: it comes again. */
    void forgetFrom(long runningTimeNanos) {
        long first = Math.floorDiv(runningTimeNanos, BLOCK_NANOS);
        for (int slot = 0; slot < KEPT_BLOCKS; slot++) {
            if (block[slot] >= first) {
                block[slot] = Long.MIN_VALUE;
            }
        }
    }

    /** Forgets everything, as after a seek. */
    public void reset() {
        for (KWeighting filter : filters) {
            filter.reset();
        }
        Arrays.fill(block, Long.MIN_VALUE);
    }

    private void add(double heard, long wanted) {
        int slot = slot(wanted);
        if (block[slot] != wanted) {
            block[slot] = wanted;
            energy[slot] = 0;
        }
        energy[slot] += heard;
    }

    private static int slot(long block) {
        return (int) Math.floorMod(block, (long) KEPT_BLOCKS);
    }

    private static float finite(float sample) {
        return Float.isFinite(sample) ? sample : 0;
    }
}
