// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.vssl.evaluate.metric.ExtendedSet;

/** SLAVC's numbers: the pictures with their own sound and with the off-screen one, in one ranking. */
final class Extended {
    private Extended() {}

    static List<Metric> metrics() {
        return List.of(
                new Metric(
                        "AP",
                        "average precision over confidence, off-screen pairs added",
                        true,
                        outcomes -> of(outcomes, ExtendedSet::averagePrecision)),
                new Metric(
                        "max-F1",
                        "best F1 over confidence, off-screen pairs added",
                        true,
                        outcomes -> of(outcomes, ExtendedSet::maximumF1)),
                new Metric(
                        "LocAcc",
                        "share of own sounds with IoU >= 0.5, stronger half lit",
                        true,
                        outcomes -> of(outcomes, ExtendedSet::localizationAccuracy)));
    }

    private static OptionalDouble of(List<Outcome> outcomes, ToDoubleFunction<ExtendedSet> number) {
        List<ExtendedSet.Answer> answers =
                outcomes.stream().flatMap(Extended::answers).toList();
        return OptionalDouble.of(100 * number.applyAsDouble(new ExtendedSet(answers)));
    }

    private static Stream<ExtendedSet.Answer> answers(Outcome outcome) {
        return Stream.concat(
                Stream.of(new ExtendedSet.Answer(outcome.confidence(), true, outcome.iouHalf())),
                outcome.negatives().stream()
                        .filter(negative -> negative.kind() == Negative.OFFSCREEN)
                        .map(negative -> new ExtendedSet.Answer(negative.confidence(), false, 0)));
    }
}
