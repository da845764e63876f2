// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

/** A second-order filter in transposed direct form II, leading denominator coefficient 1. Not thread-safe. */
final class Biquad {
    /** Below this a state is set to zero: denormal numbers would slow the filter down in digital silence. */
    private static final double TINY = 1e-30;

    final double b0;
    final double b1;
    final double b2;
    final double a1;
    final double a2;
    private double first;
    private double second;

    Biquad(double b0, double b1, double b2, double a1, double a2) {
        this.b0 = b0;
        this.b1 = b1;
        this.b2 = b2;
        this.a1 = a1;
        this.a2 = a2;
    }

    double filter(double sample) {
        double out = b0 * sample + first;
        first = flushed(b1 * sample - a1 * out + second);
        second = flushed(b2 * sample - a2 * out);
        return out;
    }

    void reset() {
        first = 0;
        second = 0;
    }

    private static double flushed(double state) {
        return Math.abs(state) < TINY ? 0 : state;
    }
}
