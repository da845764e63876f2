// SPDX-License-Identifier: Apache-2.0
package org.vssl.picture;

/**
 * The weights of an antialiased linear resize along one axis: a triangle as wide as the shrinkage, in fixed point.
 *
 * <p>The same arithmetic as Pillow's {@code resize(..., BILINEAR)} for 8-bit pictures (libImaging/Resample.c): 22
 * fractional bits, rounded half up. Training and run time so see the same pixels, bit for bit.
 */
final class Taps {
    static final int FRACTION_BITS = 22;

    /** First input index of each output. */
    final int[] first;
    /** Number of inputs of each output. */
    final int[] count;
    /** Weights of output {@code i} from {@code i * most} on. */
    final int[] weights;

    final int most;

    private Taps(int[] first, int[] count, int[] weights, int most) {
        this.first = first;
        this.count = count;
        this.weights = weights;
        this.most = most;
    }

    static Taps of(int from, int to) {
        double scale = (double) from / to;
        double support = Math.max(scale, 1);
        int most = (int) Math.ceil(support) * 2 + 1;
        var first = new int[to];
        var count = new int[to];
        var weights = new int[to * most];
        for (int out = 0; out < to; out++) {
            double centre = (out + 0.5) * scale;
            first[out] = Math.max(0, (int) (centre - support + 0.5));
            count[out] = Math.min(from, (int) (centre + support + 0.5)) - first[out];
            triangle(centre - first[out], support, count[out], weights, out * most);
        }
        return new Taps(first, count, weights, most);
    }

    private static void triangle(double centre, double support, int count, int[] weights, int at) {
        var raw = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            raw[i] = Math.max(0, 1 - Math.abs((i - centre + 0.5) / support));
            sum += raw[i];
        }
        for (int i = 0; i < count; i++) {
            weights[at + i] = (int) (0.5 + raw[i] / sum * (1 << FRACTION_BITS));
        }
    }
}
