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
    private double[] channelWeights = {1};
    private int sampleRate;
    private MomentaryLoudness loudness;
    private Resampler resampler;
    private float[] mono = {};
    private float[] resampled = {};

    /** Keeps sound for a model that hears {@code modelRate} samples a second. */
    public SoundInput(int modelRate) {
        this.modelRate = modelRate;
        this.ring = new AudioRing(modelRate, modelRate * KEPT_SECONDS);
        this.sampleRate = modelRate;
        this.loudness = new MomentaryLoudness(modelRate, 1);
        this.resampler = new Resampler(modelRate, modelRate);
    }

    /**
     * Says what the next pushes hold; the sound so far stays.
     *
     * @param channelWeights of BS.1770 for each interleaved channel; a channel of weight 0 is left out of the mix
     */
    public synchronized void format(int sampleRate, double... channelWeights) {
        if (sampleRate == this.sampleRate && Arrays.equals(channelWeights, this.channelWeights)) {
            return;
        }
        this.loudness = new MomentaryLoudness(sampleRate, channelWeights);
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
            resampler.reset();
            ring.jumpTo(runningTimeNanos);
        }
        loudness.push(interleaved, samples, runningTimeNanos);
        mix(interleaved, samples);
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
        resampler.reset();
        loudness.reset();
    }

    private void mix(float[] interleaved, int samples) {
        if (mono.length < samples) {
            mono = new float[samples];
        }
        int channels = channelWeights.length;
        int heard = 0;
        for (double weight : channelWeights) {
            heard += weight > 0 ? 1 : 0;
        }
        for (int sample = 0; sample < samples; sample++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                float value = interleaved[sample * channels + channel];
                sum += channelWeights[channel] > 0 && Float.isFinite(value) ? value : 0;
            }
            mono[sample] = Math.max(-1, Math.min(1, sum / Math.max(1, heard)));
        }
    }
}
