// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.Random;

/**
 * A decoded sound.
 *
 * @param mono -1..1, taken over
 * @param sampleRate in Hz
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Waveform(float[] mono, int sampleRate) {

    static Waveform silence(int samples, int sampleRate) {
        return new Waveform(new float[samples], sampleRate);
    }

    /** Normally distributed with deviation 1, clipped to -1..1: an int16 source cannot hold more. */
    static Waveform noise(int samples, int sampleRate, long seed) {
        var random = new Random(seed);
        var mono = new float[samples];
        for (int i = 0; i < samples; i++) {
            mono[i] = (float) Math.max(-1, Math.min(1, random.nextGaussian()));
        }
        return new Waveform(mono, sampleRate);
    }
}
