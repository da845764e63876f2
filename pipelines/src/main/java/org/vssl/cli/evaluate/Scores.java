// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vssl.evaluate.Metric;
import org.vssl.evaluate.Metrics;
import org.vssl.evaluate.Outcome;
import org.vssl.evaluate.Sample;
import org.vssl.evaluate.metric.Interval;

/**
 * One subject's column of the table.
 *
 * @param id of the bundle with its checksum, or what the baseline is
 * @param outcomes one a sample
 * @param intervals by metric, in the order of {@link Metrics#all}; those the data cannot give are left out
 */
public record Scores(String name, String id, float threshold, List<Outcome> outcomes, Map<String, Interval> intervals) {
    private static final long SEED = 1;

    /** Puts 95 % intervals round every number, drawing whole scenes, and together those that begin with one sound. */
    public static Scores of(String name, String id, float threshold, List<Outcome> outcomes) {
        Map<String, Path> first = new HashMap<>();
        Map<Path, List<Outcome>> groups = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            Sample sample = outcome.sample();
            first.putIfAbsent(sample.scene(), sample.sound());
            groups.computeIfAbsent(first.getOrDefault(sample.scene(), sample.sound()), unused -> new ArrayList<>())
                    .add(outcome);
        }
        Map<String, Interval> intervals = new LinkedHashMap<>();
        for (Metric metric : Metrics.all(threshold)) {
            Interval.bootstrap(List.copyOf(groups.values()), metric::of, SEED)
                    .ifPresent(interval -> intervals.put(metric.name(), interval));
        }
        return new Scores(name, id, threshold, List.copyOf(outcomes), intervals);
    }

    Optional<Interval> interval(Metric metric) {
        return Optional.ofNullable(intervals.get(metric.name()));
    }
}
