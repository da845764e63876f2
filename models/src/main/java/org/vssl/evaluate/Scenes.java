// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.vssl.evaluate.metric.Curve;
import org.vssl.evaluate.metric.Rates;

/** Numbers that need several sources in one scene: only an ear can get them right. */
final class Scenes {
    private Scenes() {}

    static List<Metric> metrics() {
        return List.of(
                new Metric(
                        "IIoU",
                        "share of scenes whose every source has IoU >= 0.5 (IS3), as many pixels lit as its truth",
                        true,
                        outcomes -> overScenes(outcomes, worst -> 100 * Rates.atLeast(worst, 0.5))),
                new Metric(
                        "IAUC",
                        "area under share(worst IoU of a scene >= t)",
                        true,
                        outcomes -> overScenes(
                                outcomes, worst -> 100 * Curve.atLeast(worst).area())),
                new Metric(
                        "right of two",
                        "heat on the source exceeds heat on every other source of the scene",
                        true,
                        Scenes::rightOfTwo));
    }

    private static OptionalDouble overScenes(List<Outcome> outcomes, ToDoubleFunction<double[]> number) {
        double[] worst = outcomes.stream()
                .flatMapToDouble(outcome -> outcome.worstOfScene().stream())
                .toArray();
        return worst.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(number.applyAsDouble(worst));
    }

    private static OptionalDouble rightOfTwo(List<Outcome> outcomes) {
        double[] right = outcomes.stream()
                .flatMapToDouble(outcome -> outcome.isRightOfOthers().stream())
                .toArray();
        return right.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * Rates.mean(right));
    }
}
