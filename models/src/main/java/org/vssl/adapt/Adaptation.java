// SPDX-License-Identifier: Apache-2.0
package org.vssl.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vssl.evaluate.ThresholdRule;
import org.vssl.evaluate.metric.Rates;

/**
 * An adapter, the threshold that goes with it, and what both are worth on footage held out.
 *
 * @param threshold fewest misses and false alarms on moments it was not learnt from, above every silence
 * @param held how many moments were held out
 * @param fault why it must not be used; empty when it is better than what was there
 */
public record Adaptation(
        Adapter adapter, float threshold, Agreement before, Agreement after, int held, Optional<String> fault) {
    private static final int FEWEST = 10;
    private static final int MOST_MEASURED = 300;
    private static final int MOST_JUDGED = 2000;
    private static final float SILENCE_MARGIN = 0.02f;
    private static final double[] SURE = {6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833};

    /** Vectors of silence and of noise that the model heard. */
    public record Negatives(List<float[]> silence, List<float[]> noise) {
        List<float[]> all() {
            var all = new ArrayList<>(silence);
            all.addAll(noise);
            return all;
        }
    }

    /**
     * Splits the moments, learns, and measures.
     *
     * @param learnt silence and noise to learn from
     * @param measured others, to measure on
     * @throws IllegalArgumentException when there are too few moments
     */
    public static Adaptation of(
            List<EmbeddedFrame> moments,
            Negatives learnt,
            Negatives measured,
            float oldThreshold,
            long seed,
            AdapterTraining.Progress progress) {
        Parts parts = Parts.of(moments);
        List<EmbeddedFrame> check = parts.check(MOST_MEASURED);
        List<EmbeddedFrame> held = parts.held(MOST_MEASURED);
        if (parts.train().size() < FEWEST || check.size() < FEWEST || held.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "%d moments with sound for training, %d for validation and %d held out; expected at least %d of each"
                            .formatted(parts.train().size(), check.size(), held.size(), FEWEST));
        }
        Adapter old = Adapter.identity(moments.get(0).sound().length);
        Adapter adapter = AdapterTraining.train(parts.train(), check, learnt.all(), oldThreshold, seed, progress);
        float threshold = threshold(adapter, check, learnt);
        Agreement before = Agreement.of(old, held, measured.silence(), measured.noise(), oldThreshold);
        Agreement after = Agreement.of(adapter, held, measured.silence(), measured.noise(), threshold);
        return new Adaptation(adapter, threshold, before, after, held.size(), fault(old, adapter, held, before, after));
    }

    private static float threshold(Adapter learnt, List<EmbeddedFrame> check, Negatives negatives) {
        double[] noise = Agreement.peaks(learnt, check, negatives.noise());
        double[] silence = Agreement.peaks(learnt, check, negatives.silence());
        double fewestErrors = ThresholdRule.EQUAL_COST.of(
                Map.of("off-screen", some(Agreement.foreign(learnt, check)), "noise", some(noise)),
                Agreement.own(learnt, check));
        double quiet = Arrays.stream(silence).max().orElse(0) + SILENCE_MARGIN;
        return (float) Math.max(fewestErrors, quiet);
    }

    private static double[] some(double[] values) {
        return IntStream.range(0, Math.min(MOST_JUDGED, values.length))
                .mapToDouble(i -> values[(int) (i * (long) values.length / Math.min(MOST_JUDGED, values.length))])
                .toArray();
    }

    private static Optional<String> fault(
            Adapter old, Adapter learnt, List<EmbeddedFrame> held, Agreement before, Agreement after) {
        if (after.silence() > before.silence() || after.noise() > before.noise()) {
            return Optional.of("silence or noise exceeds the threshold more often than before");
        }
        if (after.detection() < 0.5) {
            return Optional.of("fewer than half of the matching sounds exceed the threshold");
        }
        if (after.detection() - after.offscreen() < before.detection() - before.offscreen()) {
            return Optional.of("matching sounds are not separated better from mismatched ones than before");
        }
        double[] gains = gains(old, learnt, held);
        if (gains.length < 2) {
            return Optional.of("the held-out moments lie within ten seconds of one video");
        }
        double mean = Rates.mean(gains);
        double error = Math.sqrt(
                Arrays.stream(gains).map(gain -> (gain - mean) * (gain - mean)).sum()
                        / gains.length
                        / (gains.length - 1));
        return mean > sure(gains.length - 1) * error && mean > 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the gain in preferring the matching picture is not significant (%+.1f points, standard error %.1f, %d times ten seconds)",
                        100 * mean,
                        100 * error,
                        gains.length));
    }

    /** What preference gains, mean over each ten seconds of a film: moments so near may show the same thing. */
    private static double[] gains(Adapter old, Adapter learnt, List<EmbeddedFrame> held) {
        Map<EmbeddedFrame, Double> before = Agreement.preferences(old, held);
        return Agreement.preferences(learnt, held).entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> List.of(
                                entry.getKey().film(), (long) (entry.getKey().seconds() / EmbeddedFrame.NEAR_SECONDS)),
                        Collectors.averagingDouble(
                                entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0.0))))
                .values()
                .stream()
                .mapToDouble(gain -> gain)
                .toArray();
    }

    /** One-sided 5 % of Student's distribution; from ten degrees of freedom on by Cornish and Fisher's expansion. */
    private static double sure(int freedom) {
        return freedom <= SURE.length ? SURE[freedom - 1] : 1.645 + 1.524 / freedom + 1.42 / freedom / freedom;
    }
}
