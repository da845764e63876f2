// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The formulas")
class FormulasTest {
    @Test
    void areaUnderTheSuccessCurveByHand() {
        // share is 1 up to t = 0.5, 0.5 from 0.55 to 1: 10 full steps, one of 0.75, 9 of 0.5
        assertThat(Curve.atLeast(new double[] {0.5, 1}).area()).isCloseTo((10 + 0.75 + 9 * 0.5) / 20, within(1e-9));
        assertThat(Curve.atLeast(new double[] {0, 0}).area()).isCloseTo(0.5 / 20, within(1e-9));
    }

    @Test
    void areaUnderTheNegativeCurveIsOneForDarkPictures() {
        assertThat(Curve.atMost(new double[] {0, 0}).area()).isCloseTo(1, within(1e-9));
        assertThat(Curve.atMost(new double[] {1}).area()).isCloseTo(0.5 / 20, within(1e-9));
    }

    @Test
    void sharesCountTheThresholdOnTheirOwnSide() {
        assertThat(Rates.above(new double[] {0.3, 0.5, 0.7}, 0.5)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(Rates.atLeast(new double[] {0.3, 0.5, 0.7}, 0.5)).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void harmonicMeanIsZeroForADeafOrBlindModel() {
        assertThat(Rates.harmonicMean(40, 60)).isCloseTo(48, within(1e-9));
        assertThat(Rates.harmonicMean(0, 100)).isZero();
        assertThat(Rates.harmonicMean(0, 0)).isZero();
    }

    @Test
    void aurocIsTheShareOfWonPairs() {
        var random = new Random(5);
        double[] positives = random.ints(40, 0, 20).asDoubleStream().toArray();
        double[] negatives = random.ints(30, 0, 15).asDoubleStream().toArray();
        double won = 0;
        for (double positive : positives) {
            for (double negative : negatives) {
                won += positive > negative ? 1 : positive == negative ? 0.5 : 0;
            }
        }

        assertThat(Auroc.of(positives, negatives)).isCloseTo(won / 1200, within(1e-9));
        assertThat(Auroc.of(new double[] {1}, new double[] {1})).isEqualTo(0.5);
    }

    @Test
    void averagePrecisionByHand() {
        // ranked: right, off-screen, right, visible but wrong
        var set = new ExtendedSet(List.of(
                new ExtendedSet.Answer(0.9, true, 0.8),
                new ExtendedSet.Answer(0.8, false, 0),
                new ExtendedSet.Answer(0.7, true, 0.5),
                new ExtendedSet.Answer(0.6, true, 0.1)));

        assertThat(set.averagePrecision()).isCloseTo((1 + 2 / 3.0 + 1 / 2.0) / 3, within(1e-9));
        assertThat(set.maximumF1()).isCloseTo(4 / (4 + 1 + 1.0), within(1e-9));
        assertThat(set.localizationAccuracy()).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void extendedSetAgreesWithTryingEveryThreshold() {
        var random = new Random(7);
        for (int trial = 0; trial < 20; trial++) {
            var answers = new ArrayList<ExtendedSet.Answer>();
            answers.add(new ExtendedSet.Answer(0.5, true, 0.6));
            for (int i = 0; i < 30; i++) {
                answers.add(
                        new ExtendedSet.Answer(random.nextInt(10) / 10.0, random.nextBoolean(), random.nextDouble()));
            }
            var set = new ExtendedSet(answers);

            assertThat(set.maximumF1()).isCloseTo(naiveF1(answers), within(1e-9));
            assertThat(set.averagePrecision()).isCloseTo(naivePrecision(answers), within(1e-9));
        }
    }

    private static double[] counts(List<ExtendedSet.Answer> answers, double confidence) {
        double right = answers.stream()
                .filter(a -> a.confidence() >= confidence && a.isVisible() && a.iou() >= 0.5)
                .count();
        double wrong = answers.stream()
                .filter(a -> a.confidence() >= confidence && !(a.isVisible() && a.iou() >= 0.5))
                .count();
        double missed = answers.stream()
                .filter(a -> a.confidence() < confidence && a.isVisible())
                .count();
        return new double[] {right, wrong, missed};
    }

    private static double naiveF1(List<ExtendedSet.Answer> answers) {
        return answers.stream()
                .map(answer -> counts(answers, answer.confidence()))
                .mapToDouble(c -> 2 * c[0] / (2 * c[0] + c[1] + c[2]))
                .max()
                .orElseThrow();
    }

    /** Sum over recall's steps of the best precision at that recall or more. */
    private static double naivePrecision(List<ExtendedSet.Answer> answers) {
        double[] thresholds = answers.stream()
                .mapToDouble(ExtendedSet.Answer::confidence)
                .distinct()
                .sorted()
                .toArray();
        double area = 0;
        double reached = 0;
        for (int i = thresholds.length - 1; i >= 0; i--) {
            double[] here = counts(answers, thresholds[i]);
            double recall = here[0] == 0 ? 0 : here[0] / (here[0] + here[2]);
            double best = Arrays.stream(thresholds, 0, i + 1)
                    .mapToObj(t -> counts(answers, t))
                    .mapToDouble(c -> c[0] / (c[0] + c[1]))
                    .max()
                    .orElseThrow();
            area += (recall - reached) * best;
            reached = recall;
        }
        return area;
    }

    @Test
    void ranksAreNotHelpedByTies() {
        double[] scores = {0.5, 0.9, 0.5, 0.1};

        assertThat(Ranks.first(scores, i -> i == 0)).isEqualTo(3);
        assertThat(Ranks.first(scores, i -> i == 0 || i == 2)).isEqualTo(2);
        assertThat(Ranks.first(scores, i -> false)).isZero();
        assertThat(Ranks.recall(new int[] {1, 3, 0, 6}, 5)).isEqualTo(0.5);
    }

    @Test
    void intervalsHoldTheMeanOfMostResamplesAndKeepGroupsWhole() {
        List<List<Integer>> groups =
                new Random(11).ints(200, 0, 2).mapToObj(i -> List.of(i, i)).toList();

        Interval interval = Interval.bootstrap(
                        groups,
                        all -> OptionalDouble.of(
                                all.stream().mapToInt(i -> i).average().orElseThrow()),
                        1)
                .orElseThrow();

        // normal approximation with 200 groups, not 400 samples: 1.96 sqrt(1/4/200) = 0.069
        assertThat(interval.high() - interval.low()).isCloseTo(2 * 0.069, within(0.02));
        assertThat(interval.value()).isBetween(interval.low(), interval.high());
    }

    @Test
    void intervalOfWhatIsNotDefinedIsAbsent() {
        assertThat(Interval.bootstrap(List.of(List.of(1)), all -> OptionalDouble.empty(), 1))
                .isEmpty();
    }
}
