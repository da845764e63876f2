// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Where records go.
 *
 * @param localizations a record for each frame
 * @param events a record for each change of state
 * @param streamState the latest state of each stream
 * @param progress how far each spool is; for the sidecars alone
 */
public record Topics(String localizations, String events, String streamState, String progress) {
    private static final long HOUR_MILLIS = 3_600_000;
    /** Every commit leaves a record in it, and it is read from its beginning: compaction must keep it short. */
    private static final Map<String, String> PROGRESS = Map.of(
            "segment.bytes",
            "" + (8 << 20),
            "segment.ms",
            "" + 24 * HOUR_MILLIS,
            "min.cleanable.dirty.ratio",
            "0.3",
            "delete.retention.ms",
            "60000");

    public static final Topics DEFAULTS =
            new Topics("vssl.localizations", "vssl.events", "vssl.stream-state", "vssl.progress");

    /**
     * What the topics should be: an hour of frames, 90 days of events, the last state for ever.
     *
     * @param replication absent: the broker's default
     */
    public List<NewTopic> plan(int partitions, Optional<Short> replication) {
        return List.of(
                topic(localizations, partitions, replication, "delete", Map.of("retention.ms", "" + HOUR_MILLIS)),
                topic(events, partitions, replication, "delete", Map.of("retention.ms", "" + 90 * 24 * HOUR_MILLIS)),
                topic(streamState, partitions, replication, "compact", Map.of()),
                topic(progress, 1, replication, "compact", PROGRESS));
    }

    private static NewTopic topic(
            String name, int partitions, Optional<Short> replication, String cleanup, Map<String, String> more) {
        var configs = new HashMap<>(more);
        configs.put("cleanup.policy", cleanup);
        return new NewTopic(name, Optional.of(partitions), replication).configs(configs);
    }
}
