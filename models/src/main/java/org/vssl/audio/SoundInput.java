// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Sound in, for the model and for the ear: mixes to mono at the model's rate, keeps the last seconds, and measures
 * momentary loudness on the channels as they came.
 *
 * <p>Thread-safe: one thread pushes, another looks. Memory is bounded by the seconds kept.
 */
public final class SoundInput {
    private static final int KEPT_SECONDS = 16;

    private final int modelRate;
    private final AudioRing ring;
    private final MomentaryLoudness loudness;
    private double[] channelWeights = {1};
    private int sampleRate;
    private Downmix downmix;
    private Resampler resampler;
    private float[] mono = {};
    private float[] resampled = {};

    /** Keeps sound for a model that hears {@code modelRate} samples a second. */
    public SoundInput(int modelRate) {
        this.modelRate = modelRate;
        this.ring = new AudioRing(modelRate, modelRate * KEPT_SECONDS);
        this.sampleRate = modelRate;
        this.loudness = new MomentaryLoudness(modelRate, 1);
        this.downmix = new Downmix(modelRate, channelWeights);
        this.resampler = new Resampler(modelRate, modelRate);
    }

    /**
     * Sets the format of the next pushes; the sound so far and its loudness stay.
     *
     * @param channelWeights of BS.1770 for each interleaved channel; a channel of weight 0 is left out of the mix
     */
    public synchronized void format(int sampleRate, double... channelWeights) {
        if (sampleRate == this.sampleRate && Arrays.equals(channelWeights, this.channelWeights)) {
            return;
        }
        loudness.format(sampleRate, channelWeights);
        this.downmix = new Downmix(sampleRate, channelWeights);
        this.resampler = new Resampler(sampleRate, modelRate);
        this.sampleRate = sampleRate;
        this.channelWeights = channelWeights.clone();
    }

    /**
     * Takes interleaved samples, -1..1.
     *
     * @param samples per channel
     * @param runningTimeNanos of the first one
     */
    public synchronized void push(float[] interleaved, int samples, long runningTimeNanos) {
        if (ring.isJump(runningTimeNanos)) {
            if (ring.isRestart(runningTimeNanos)) {
                loudness.reset();
            } else {
                loudness.forgetFrom(runningTimeNanos);
            }
            downmix.reset();
            resampler.reset();
            ring.jumpTo(runningTimeNanos);
        }
        loudness.push(interleaved, samples, runningTimeNanos);
        if (mono.length < samples) {
            mono = new float[samples];
        }
        downmix.mix(interleaved, samples, mono);
        int most = resampler.mostFor(samples);
        if (resampled.length < most) {
            resampled = new float[most];
        }
        ring.append(resampled, resampler.push(mono, samples, resampled));
    }

    /**
     * Writes the window that ends at {@code endNanos}, zeros where no sound came.
     *
     * @return how many of its samples are sound
     */
    public synchronized int window(long endNanos, FloatBuffer into) {
        return ring.window(endNanos, into);
    }

    /** Momentary loudness in LUFS of the 400 ms before {@code runningTimeNanos}. */
    public synchronized float lufs(long runningTimeNanos) {
        return loudness.lufs(runningTimeNanos);
    }

    /** Loudness in LUFS of the {@code spanNanos} before {@code runningTimeNanos}. */
    public synchronized float lufsOver(long spanNanos, long runningTimeNanos) {
        return loudness.lufsOver(spanNanos, runningTimeNanos);
    }

    /** Running time up to which there is sound, or {@code Long.MIN_VALUE} when none came yet. */
    public synchronized long endNanos() {
        return ring.isEmpty() ? Long.MIN_VALUE : ring.endNanos();
    }

    /** Forgets everything, as after a seek. */
    public synchronized void reset() {
        ring.clear();
        downmix.reset();
        resampler.reset();
        loudness.reset();
    }
}
