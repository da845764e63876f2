// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

import java.util.Arrays;
import java.util.BitSet;
import org.vssl.result.RawHeat;

/** A heatmap brought to the square by bilinear interpolation, cell centres kept; never normalised. Immutable. */
public final class ScaledHeat {
    private final float[] heat = new float[Pixels.COUNT];

    private ScaledHeat() {}

    /** Interpolates; beyond the outermost cell centres the edge goes on. */
    public static ScaledHeat of(RawHeat map) {
        var scaled = new ScaledHeat();
        for (int y = 0; y < Pixels.SIDE; y++) {
            double v = Math.max(0, Math.min(map.height() - 1, (y + 0.5) * map.height() / Pixels.SIDE - 0.5));
            int top = Math.min((int) v, Math.max(0, map.height() - 2));
            int bottom = Math.min(top + 1, map.height() - 1);
            for (int x = 0; x < Pixels.SIDE; x++) {
                double u = Math.max(0, Math.min(map.width() - 1, (x + 0.5) * map.width() / Pixels.SIDE - 0.5));
                int left = Math.min((int) u, Math.max(0, map.width() - 2));
                int right = Math.min(left + 1, map.width() - 1);
                double upper = mix(map.at(left, top), map.at(right, top), u - left);
                double lower = mix(map.at(left, bottom), map.at(right, bottom), u - left);
                scaled.heat[y * Pixels.SIDE + x] = (float) mix(upper, lower, v - top);
            }
        }
        return scaled;
    }

    private static double mix(double from, double to, double part) {
        return from + (to - from) * part;
    }

    /** Pixels strictly above a threshold. */
    public Pixels above(float threshold) {
        var lit = new BitSet(Pixels.COUNT);
        for (int i = 0; i < heat.length; i++) {
            lit.set(i, heat[i] > threshold);
        }
        return new Pixels(lit);
    }

    /** Pixels strictly above the map's own median, {@code sorted[n / 2]}: the half that cIoU looks at. */
    public Pixels strongerHalf() {
        return above(sorted()[Pixels.COUNT / 2]);
    }

    /** The {@code count} strongest pixels, and those that equal the last of them. */
    public Pixels strongest(int count) {
        if (count < 1 || count > Pixels.COUNT) {
            throw new IllegalArgumentException("count must be 1..%d, was %d".formatted(Pixels.COUNT, count));
        }
        return above(Math.nextDown(sorted()[Pixels.COUNT - count]));
    }

    /** Mean of the strongest quarter: the confidence of SLAVC (Mo, Morgado, NeurIPS 2022). */
    public double confidence() {
        float[] sorted = sorted();
        double sum = 0;
        for (int i = Pixels.COUNT - Pixels.COUNT / 4; i < Pixels.COUNT; i++) {
            sum += sorted[i];
        }
        return sum / (Pixels.COUNT / 4);
    }

    /** The strongest value inside {@code place}; negative infinity when it is empty. */
    public double peakWithin(GroundTruth place) {
        double peak = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < heat.length; i++) {
            peak = place.holds(i) ? Math.max(peak, heat[i]) : peak;
        }
        return peak;
    }

    /** Whether the strongest pixel, the first of equals, lies on the source: the pointing game (Zhang et al., 2016). */
    public boolean pointsAt(GroundTruth truth) {
        int best = 0;
        for (int i = 1; i < heat.length; i++) {
            best = heat[i] > heat[best] ? i : best;
        }
        return truth.holds(best);
    }

    private float[] sorted() {
        float[] sorted = heat.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
