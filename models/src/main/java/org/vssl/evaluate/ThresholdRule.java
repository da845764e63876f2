// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.vssl.evaluate.metric.Rates;

/** How one universal threshold comes from the strongest cells of maps under negative sounds. */
public enum ThresholdRule {
    /** Third quartile of all negatives together (Juanola et al., arXiv 2410.01020). */
    Q3,
    /** The greatest of the third quartiles of each kind. */
    Q3_PER_TYPE,
    /** 95th percentile of all negatives together. */
    P95,
    /** 99th percentile of all negatives together. */
    P99,
    /** Where the share of missed positives and the greatest false-alarm rate of any kind are least together. */
    EQUAL_COST;

    /** As options and {@code model.json} write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The threshold.
     *
     * @param negatives peaks by kind, at least one
     * @param positives peaks of own sounds; only {@link #EQUAL_COST} needs them
     */
    public double of(Map<String, double[]> negatives, double[] positives) {
        double[] all =
                negatives.values().stream().flatMapToDouble(Arrays::stream).toArray();
        if (all.length == 0) {
            throw new IllegalArgumentException("a threshold needs at least one negative, found none");
        }
        return switch (this) {
            case Q3 -> quantile(all, 0.75);
            case Q3_PER_TYPE ->
                negatives.values().stream()
                        .filter(peaks -> peaks.length > 0)
                        .mapToDouble(peaks -> quantile(peaks, 0.75))
                        .max()
                        .orElseThrow();
            case P95 -> quantile(all, 0.95);
            case P99 -> quantile(all, 0.99);
            case EQUAL_COST -> equalCost(negatives.values(), positives);
        };
    }

    private static double equalCost(Collection<double[]> kinds, double[] positives) {
        if (positives.length == 0) {
            throw new IllegalArgumentException("equal-cost needs sounds with their source in view, found none");
        }
        return DoubleStream.concat(kinds.stream().flatMapToDouble(Arrays::stream), Arrays.stream(positives))
                .boxed()
                .sorted()
                .min(Comparator.comparingDouble(threshold -> cost(threshold, kinds, positives)))
                .orElseThrow();
    }

    private static double cost(double threshold, Collection<double[]> kinds, double[] positives) {
        double alarms = kinds.stream()
                .filter(peaks -> peaks.length > 0)
                .mapToDouble(peaks -> Rates.above(peaks, threshold))
                .max()
                .orElseThrow();
        return alarms + 1 - Rates.above(positives, threshold);
    }

    /** Linear between the two nearest of the sorted values, as NumPy does by default (type 7 of Hyndman, Fan, 1996). */
    static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = part * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
    }
}
