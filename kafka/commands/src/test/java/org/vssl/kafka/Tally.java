// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What arrived, counted.
 *
 * @param duplicates records whose run and number came before
 * @param gaps numbers of a run below its greatest that never came
 * @param inversions records of a stream that are not later than the one before, frames and states apart
 */
record Tally(long frames, long states, long duplicates, long gaps, long inversions) {

    static Tally of(List<JsonNode> records) {
        List<JsonNode> states =
                records.stream().filter(record -> record.has("state")).toList();
        List<JsonNode> frames =
                records.stream().filter(record -> record.has("verdict")).toList();
        Map<String, Set<Long>> runs = new HashMap<>();
        records.forEach(record -> runs.computeIfAbsent(record.get("run").asText(), unused -> new HashSet<>())
                .add(record.get("seq").asLong()));
        long distinct = runs.values().stream().mapToLong(Set::size).sum();
        long greatest = runs.values().stream()
                .mapToLong(numbers ->
                        numbers.stream().mapToLong(Long::longValue).max().orElse(0))
                .sum();
        return new Tally(
                frames.size(),
                states.size(),
                records.size() - distinct,
                greatest - distinct,
                inversions(states) + inversions(frames));
    }

    private static long inversions(List<JsonNode> records) {
        Map<String, Long> last = new HashMap<>();
        long inversions = 0;
        for (JsonNode record : records) {
            String stream = record.get("stream").asText();
            long time = record.get("running_time_ns").asLong();
            if (time <= last.getOrDefault(stream, -1L)) {
                inversions++;
            }
            last.put(stream, time);
        }
        return inversions;
    }
}
