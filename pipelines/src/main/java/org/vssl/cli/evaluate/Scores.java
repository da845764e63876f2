package org.vssl.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vssl.evaluate.Metric;
import org.vssl.evaluate.Metrics;
import org.vssl.evaluate.Outcome;
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

    /** Puts 95 % intervals round every number, drawing whole scenes. */
    public static Scores of(String name, String id, float threshold, List<Outcome> outcomes) {
        Map<String, List<Outcome>> scenes = new LinkedHashMap<>();
        outcomes.forEach(outcome -> scenes.computeIfAbsent(outcome.sample().scene(), unused -> new ArrayList<>())
                .add(outcome));
        Map<String, Interval> intervals = new LinkedHashMap<>();
        for (Metric metric : Metrics.all(threshold)) {
            Interval.bootstrap(List.copyOf(scenes.values()), metric::of, SEED)
                    .ifPresent(interval -> intervals.put(metric.name(), interval));
        }
        return new Scores(name, id, threshold, List.copyOf(outcomes), intervals);
    }

    Optional<Interval> interval(Metric metric) {
        return Optional.ofNullable(intervals.get(metric.name()));
    }
}
