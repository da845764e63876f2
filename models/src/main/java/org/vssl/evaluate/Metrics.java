// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.vssl.evaluate.Outcome.AtNegative;
import org.vssl.evaluate.metric.Auroc;
import org.vssl.evaluate.metric.Curve;
import org.vssl.evaluate.metric.Ranks;
import org.vssl.evaluate.metric.Rates;

/** Every number of a report, in the order in which it is printed: {@link Scenes} for those of several sources. */
public final class Metrics {
    private static final double SUCCESS = 0.5;

    private Metrics() {}

    /**
     * All of them.
     *
     * @param threshold the universal one, same scale as heat
     */
    public static List<Metric> all(float threshold) {
        var all = new ArrayList<Metric>();
        all.addAll(places());
        all.addAll(Scenes.metrics());
        all.addAll(honesty(threshold));
        all.addAll(Extended.metrics());
        all.addAll(retrieval());
        return List.copyOf(all);
    }

    private static List<Metric> places() {
        return List.of(
                always(
                        "cIoU",
                        "share with IoU >= 0.5, stronger half of the map lit",
                        o -> success(o, Outcome::iouHalf)),
                always("AUC", "area under share(IoU >= t), stronger half lit", o -> area(o, Outcome::iouHalf)),
                always(
                        "cIoU_adap",
                        "as cIoU, as many pixels lit as the truth has: an oracle",
                        o -> success(o, Outcome::iouOracle)),
                always("AUC_adap", "as AUC, as many pixels lit as the truth has", o -> area(o, Outcome::iouOracle)),
                always(
                        "cIoU_Uth",
                        "mean IoU above the one universal threshold",
                        o -> 100 * Rates.mean(column(o, Outcome::iouThreshold))),
                always("AUC_Uth", "as AUC, above the universal threshold", o -> area(o, Outcome::iouThreshold)),
                always(
                        "pointing",
                        "strongest pixel on the source",
                        o -> 100 * Rates.mean(column(o, x -> x.isPointing() ? 1 : 0))));
    }

    private static List<Metric> honesty(float threshold) {
        var all = new ArrayList<Metric>();
        all.add(always(
                "detection",
                "own sound: peak above the threshold",
                o -> 100 * Rates.above(column(o, Outcome::peak), threshold)));
        for (Negative kind : Negative.values()) {
            String word = kind.word();
            all.add(down(
                    "FA " + word,
                    "false-alarm rate: peak above the threshold",
                    o -> negative(o, kind, AtNegative::peak, peaks -> 100 * Rates.above(peaks, threshold))));
            all.add(down(
                    "pIA " + word,
                    "mean lit share of the picture",
                    o -> negative(o, kind, AtNegative::area, Rates::mean)));
            all.add(up(
                    "AUC_N " + word,
                    "area under share(pIA <= t)",
                    o -> negative(o, kind, AtNegative::area, Metrics::areaOfNegatives)));
            all.add(down(
                    "map IoU " + word,
                    "overlap with the own sound's map",
                    o -> negative(o, kind, AtNegative::overlap, overlaps -> 100 * Rates.mean(overlaps))));
            all.add(up(
                    "AUROC " + word,
                    "chance that the own sound's peak exceeds this one's",
                    o -> negative(
                            o, kind, AtNegative::peak, peaks -> 100 * Auroc.of(column(o, Outcome::peak), peaks))));
        }
        all.add(up("F_LOC", "harmonic mean of cIoU_Uth and the mean of 100 - pIA", Metrics::fLoc));
        all.add(up("F_AUC", "harmonic mean of AUC_Uth and the mean of AUC_N", Metrics::fAuc));
        return all;
    }

    private static List<Metric> retrieval() {
        var all = new ArrayList<Metric>();
        for (int k : new int[] {1, 5, 10}) {
            all.add(up(
                    "picture to sound R@%d scene".formatted(k),
                    "a sound of this very picture among the first " + k,
                    o -> recall(o, Outcome.Retrieval::soundOfScene, k)));
            all.add(up(
                    "picture to sound R@%d class".formatted(k),
                    "a sound of its category among the first " + k,
                    o -> recall(o, Outcome.Retrieval::soundOfCategory, k)));
            all.add(up(
                    "sound to picture R@%d scene".formatted(k),
                    "its very picture among the first " + k,
                    o -> recall(o, Outcome.Retrieval::pictureOfScene, k)));
            all.add(up(
                    "sound to picture R@%d class".formatted(k),
                    "a picture of its category among the first " + k,
                    o -> recall(o, Outcome.Retrieval::pictureOfCategory, k)));
        }
        return all;
    }

    private static double success(List<Outcome> outcomes, ToDoubleFunction<Outcome> iou) {
        return 100 * Rates.atLeast(column(outcomes, iou), SUCCESS);
    }

    private static double area(List<Outcome> outcomes, ToDoubleFunction<Outcome> iou) {
        return 100 * Curve.atLeast(column(outcomes, iou)).area();
    }

    private static double areaOfNegatives(double[] percents) {
        return 100
                * Curve.atMost(Arrays.stream(percents)
                                .map(percent -> percent / 100)
                                .toArray())
                        .area();
    }

    private static OptionalDouble negative(
            List<Outcome> outcomes,
            Negative kind,
            ToDoubleFunction<AtNegative> column,
            ToDoubleFunction<double[]> number) {
        double[] values = negatives(outcomes, kind, column);
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(number.applyAsDouble(values));
    }

    private static OptionalDouble fLoc(List<Outcome> outcomes) {
        OptionalDouble dark = meanOverKinds(outcomes, areas -> 100 - Rates.mean(areas));
        double lit = 100 * Rates.mean(column(outcomes, Outcome::iouThreshold));
        return dark.isEmpty() ? dark : OptionalDouble.of(Rates.harmonicMean(lit, dark.getAsDouble()));
    }

    private static OptionalDouble fAuc(List<Outcome> outcomes) {
        OptionalDouble dark = meanOverKinds(outcomes, Metrics::areaOfNegatives);
        double lit = area(outcomes, Outcome::iouThreshold);
        return dark.isEmpty() ? dark : OptionalDouble.of(Rates.harmonicMean(lit, dark.getAsDouble()));
    }

    private static OptionalDouble meanOverKinds(List<Outcome> outcomes, ToDoubleFunction<double[]> number) {
        return Arrays.stream(Negative.values())
                .map(kind -> negatives(outcomes, kind, AtNegative::area))
                .filter(areas -> areas.length > 0)
                .mapToDouble(number)
                .average();
    }

    private static OptionalDouble recall(List<Outcome> outcomes, ToIntFunction<Outcome.Retrieval> rank, int k) {
        int[] ranks = outcomes.stream()
                .flatMap(outcome -> outcome.retrieval().stream())
                .mapToInt(rank)
                .toArray();
        return ranks.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * Ranks.recall(ranks, k));
    }

    private static double[] column(List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
        return outcomes.stream().mapToDouble(value).toArray();
    }

    private static Metric always(String name, String meaning, ToDoubleFunction<List<Outcome>> number) {
        return new Metric(name, meaning, true, outcomes -> OptionalDouble.of(number.applyAsDouble(outcomes)));
    }

    private static Metric up(String name, String meaning, Function<List<Outcome>, OptionalDouble> number) {
        return new Metric(name, meaning, true, number);
    }

    private static Metric down(String name, String meaning, Function<List<Outcome>, OptionalDouble> number) {
        return new Metric(name, meaning, false, number);
    }

    private static double[] negatives(List<Outcome> outcomes, Negative kind, ToDoubleFunction<AtNegative> column) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.negatives().stream())
                .filter(negative -> negative.kind() == kind)
                .mapToDouble(column)
                .toArray();
    }
}
