package org.vssl.episodes.stream;

import java.util.Map;
import java.util.Optional;
import org.vssl.topics.ClientProperties;

/**
 * How a worker runs.
 *
 * @param application workers with the same name share the streams; before the names of its internal topics as well
 * @param threads of this worker; each can take partitions
 * @param partitions of topics that are made; absent: as many as the topic of frames has
 * @param replication of topics that are made; absent: the broker's default
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
            throw new IllegalArgumentException("a broker must be named as host:port");
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
