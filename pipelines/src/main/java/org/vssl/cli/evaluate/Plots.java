// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vssl.evaluate.Negative;
import org.vssl.evaluate.Outcome;
import org.vssl.evaluate.metric.Curve;

/** The pictures of one column: where the peaks of each kind of sound lie, and how much of a picture negatives light. */
final class Plots {
    private static final int BINS = 30;
    private static final String OWN = "#0072B2";

    private Plots() {}

    /** Histograms of peaks as lines: share of samples per bin. */
    static String peaks(Scores column) {
        List<double[]> all = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> colours = new ArrayList<>();
        all.add(column.outcomes().stream().mapToDouble(Outcome::peak).toArray());
        names.add("own sound");
        colours.add(OWN);
        for (Negative kind : Negative.values()) {
            all.add(negatives(column, kind, true));
            names.add(kind.word());
            colours.add(colour(kind));
        }
        double low = Math.min(
                column.threshold(),
                all.stream().flatMapToDouble(Arrays::stream).min().orElse(0));
        double high = Math.max(
                column.threshold(),
                all.stream().flatMapToDouble(Arrays::stream).max().orElse(1));
        double to = high > low ? high : low + 1;
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            series.add(histogram(names.get(i), colours.get(i), all.get(i), low, to));
        }
        return Plot.lines("peaks", "maximum of the heatmap", low, to, series, column.threshold());
    }

    private static Plot.Series histogram(String name, String colour, double[] values, double low, double high) {
        var x = new double[BINS];
        var y = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            x[bin] = low + (high - low) * (bin + 0.5) / BINS;
        }
        for (double value : values) {
            y[Math.min(BINS - 1, (int) ((value - low) / (high - low) * BINS))] += 1.0 / values.length;
        }
        return new Plot.Series(name, colour, x, y);
    }

    /** Share of negatives whose share of the picture above the threshold is at most t. */
    static String areas(Scores column) {
        List<Plot.Series> series = new ArrayList<>();
        for (Negative kind : Negative.values()) {
            double[] areas = negatives(column, kind, false);
            if (areas.length > 0) {
                Curve curve = Curve.atMost(
                        Arrays.stream(areas).map(area -> area / 100).toArray());
                var x = new double[Curve.STEPS];
                var y = new double[Curve.STEPS];
                for (int step = 0; step < Curve.STEPS; step++) {
                    x[step] = step / 20.0;
                    y[step] = curve.share(step);
                }
                series.add(new Plot.Series(kind.word(), colour(kind), x, y));
            }
        }
        return Plot.lines("pIA", "share of the picture above the threshold", 0, 1, series, Double.NaN);
    }

    private static double[] negatives(Scores column, Negative kind, boolean isPeak) {
        return column.outcomes().stream()
                .flatMap(outcome -> outcome.negatives().stream())
                .filter(negative -> negative.kind() == kind)
                .mapToDouble(isPeak ? Outcome.AtNegative::peak : Outcome.AtNegative::area)
                .toArray();
    }

    private static String colour(Negative kind) {
        return switch (kind) {
            case SILENCE -> "#999999";
            case NOISE -> "#CC79A7";
            case OFFSCREEN -> "#D55E00";
        };
    }
}
