package org.vssl.topics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Where {@code ./vssl episodes} writes.
 *
 * @param episodes a record for each sound, from its first frame to its last
 * @param silences a record for each time in which nothing was heard
 * @param stats a record for each minute over all streams, the newest for a minute holds
 */
public record SummaryTopics(String episodes, String silences, String stats) {
    private static final long DAY_MILLIS = 24 * 3_600_000L;

    public static final SummaryTopics DEFAULTS = new SummaryTopics("vssl.episodes", "vssl.silences", "vssl.stats");

    /**
     * What the topics should be: all kept as long as changes of state.
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
