// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

/**
 * The K-weighting filter of ITU-R BS.1770-5 annex 1 for one channel: a high shelf (the head), then a high pass (the
 * low-frequency curve).
 *
 * <p>The recommendation tabulates coefficients for 48 kHz only. Other rates use the analogue prototype behind that
 * table, transformed bilinearly; at 48 kHz it gives the table to ten digits. Not thread-safe.
 */
final class KWeighting {
    private static final double SHELF_HZ = 1681.974450955533;
    private static final double SHELF_GAIN_DB = 3.999843853973347;
    private static final double SHELF_Q = 0.7071752369554196;
    private static final double SHELF_BAND_EXPONENT = 0.4996667741545416;
    private static final double HIGH_PASS_HZ = 38.13547087602444;
    private static final double HIGH_PASS_Q = 0.5003270373238773;

    private final Biquad shelf;
    private final Biquad highPass;

    KWeighting(int sampleRate) {
        this.shelf = shelf(sampleRate);
        this.highPass = highPass(sampleRate);
    }

    double filter(double sample) {
        return highPass.filter(shelf.filter(sample));
    }

    void reset() {
        shelf.reset();
        highPass.reset();
    }

    static Biquad shelf(int sampleRate) {
        double k = Math.tan(Math.PI * SHELF_HZ / sampleRate);
        double high = Math.pow(10, SHELF_GAIN_DB / 20);
        double band = Math.pow(high, SHELF_BAND_EXPONENT);
        double a0 = 1 + k / SHELF_Q + k * k;
        return new Biquad(
                (high + band * k / SHELF_Q + k * k) / a0,
                2 * (k * k - high) / a0,
                (high - band * k / SHELF_Q + k * k) / a0,
                2 * (k * k - 1) / a0,
                (1 - k / SHELF_Q + k * k) / a0);
    }

    static Biquad highPass(int sampleRate) {
        double k = Math.tan(Math.PI * HIGH_PASS_HZ / sampleRate);
        double a0 = 1 + k / HIGH_PASS_Q + k * k;
        return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / HIGH_PASS_Q + k * k) / a0);
    }
}
