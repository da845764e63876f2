// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.vssl.topics.ValueFormat;

/**
 * How records are delivered to Kafka.
 *
 * @param client plain Kafka client properties, {@code bootstrap.servers} and security among them
 * @param commitInterval minimum time between commits
 * @param transactionalIdPrefix the spool's id is appended to it
 * @param createTopics whether to create missing topics
 * @param partitions of topics it creates
 * @param replication of topics it creates; absent: the broker's default
 */
public record ForwardSettings(
        Map<String, String> client,
        Mode mode,
        Duration commitInterval,
        ValueFormat format,
        Topics topics,
        String transactionalIdPrefix,
        boolean createTopics,
        int partitions,
        Optional<Short> replication) {

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

    /** Delivery guarantee. */
    public enum Mode {
        /** Exactly once for readers with {@code isolation.level=read_committed}. */
        TX,
        /** At least once: duplicates after a crash or a lost answer, each with the same {@code ce_id}. */
        IDEM
    }

    public ForwardSettings {
        client = Map.copyOf(client);
        if (!client.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("kafka.bootstrap must name at least one broker as host:port");
        }
        if (commitInterval.isNegative() || commitInterval.compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException("kafka.commit-interval-ms must be 0..%d, was %d"
                    .formatted(LONGEST_INTERVAL.toMillis(), commitInterval.toMillis()));
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("kafka.partitions must be 1 or more, was " + partitions);
        }
    }

    /** Client properties hold passwords. */
    @Override
    public String toString() {
        return "ForwardSettings[%s, %s, %s]".formatted(client.get("bootstrap.servers"), mode, format);
    }
}
