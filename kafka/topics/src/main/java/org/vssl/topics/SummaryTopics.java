// SPDX-License-Identifier: Apache-2.0
package org.vssl.topics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Where {@code ./vssl episodes} writes.
 *
 * @param episodes one record per episode of sound
 * @param silences one record per period of silence or without audio
 * @param stats one record per minute over all streams, the newest of a minute is current
 */
public record SummaryTopics(String episodes, String silences, String stats) {
    private static final long DAY_MILLIS = 24 * 3_600_000L;

    public static final SummaryTopics DEFAULTS = new SummaryTopics("vssl.episodes", "vssl.silences", "vssl.stats");

    /**
     * The expected topics: all kept as long as changes of verdict.
     *
     * @param partitions of episodes and silences: as many as frames have; minutes are few and have one
     * @param replication absent: the broker's default
     */
    public List<NewTopic> plan(int partitions, Optional<Short> replication) {
        return List.of(
                topic(episodes, partitions, replication, "delete"),
                topic(silences, partitions, replication, "delete"),
                topic(stats, 1, replication, "compact,delete"));
    }

    private static NewTopic topic(String name, int partitions, Optional<Short> replication, String cleanup) {
        return new NewTopic(name, Optional.of(partitions), replication)
                .configs(Map.of("cleanup.policy", cleanup, "retention.ms", "" + 90 * DAY_MILLIS));
    }
}
