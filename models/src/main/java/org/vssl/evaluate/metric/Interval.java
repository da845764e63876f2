// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;

/**
 * A number and what it might have been on other samples of the same kind.
 *
 * @param value of the samples as they are
 * @param low 2.5th percentile of the resamples
 * @param high 97.5th percentile of the resamples
 */
public record Interval(double value, double low, double high) {
    private static final int RESAMPLES = 1000;

    /**
     * Percentile bootstrap (Efron, 1979), 95 %: whole groups are drawn with replacement, so that samples that share a
     * picture stay together. Resamples on which the number is not defined are left out.
     */
    public static <T> Optional<Interval> bootstrap(
            List<List<T>> groups, Function<List<T>, OptionalDouble> number, long seed) {
        OptionalDouble value =
                number.apply(groups.stream().flatMap(List::stream).toList());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var random = new Random(seed);
        var drawn = new double[RESAMPLES];
        int defined = 0;
        for (int i = 0; i < RESAMPLES; i++) {
            List<T> resample = random.ints(groups.size(), 0, groups.size())
                    .mapToObj(groups::get)
                    .flatMap(List::stream)
                    .toList();
            OptionalDouble other = number.apply(resample);
            if (other.isPresent()) {
                drawn[defined++] = other.getAsDouble();
            }
        }
        double[] sorted = Arrays.copyOf(drawn, defined);
        Arrays.sort(sorted);
        return Optional.of(new Interval(
                value.getAsDouble(),
                sorted[(int) (defined * 0.025)],
                sorted[Math.min(defined - 1, (int) (defined * 0.975))]));
    }
}
