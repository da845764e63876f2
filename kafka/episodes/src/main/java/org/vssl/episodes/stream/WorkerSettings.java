// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import java.util.Map;
import java.util.Optional;
import org.vssl.topics.ClientProperties;

/**
 * How a worker runs.
 *
 * @param application application id: workers with the same id share the streams; also the prefix of internal topics
 * @param threads number of stream threads
 * @param partitions of topics it creates; absent: as many as the frames topic
 * @param replication of topics it creates; absent: the broker's default
 * @param client plain Kafka client properties, {@code bootstrap.servers} and security among them
 */
public record WorkerSettings(
        EpisodeSettings episodes,
        String application,
        int threads,
        Optional<Integer> partitions,
        Optional<Short> replication,
        Map<String, String> client) {
    public WorkerSettings {
        client = Map.copyOf(client);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, was " + threads);
        }
        if (!client.containsKey(ClientProperties.BOOTSTRAP)) {
            throw new IllegalArgumentException("expected at least one broker as host:port");
        }
    }

    String bootstrap() {
        return client.getOrDefault(ClientProperties.BOOTSTRAP, "");
    }

    /** Client properties hold passwords. */
    @Override
    public String toString() {
        return "WorkerSettings[%s at %s, %d threads]".formatted(application, bootstrap(), threads);
    }
}
