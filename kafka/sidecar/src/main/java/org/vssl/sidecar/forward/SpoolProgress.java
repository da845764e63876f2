// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How far a spool is, as the topic of progress says; one thread.
 *
 * <p>Committed records are read, but to the end of all records: where another sidecar's transaction is open, what is
 * committed ends before it, and our newest record may stand behind it. The broker ends what nobody else ends.
 */
final class SpoolProgress {
    private static final Duration READ = Duration.ofMillis(500);
    /** Without coming any further. */
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final LongSupplier nanos;

    SpoolProgress(Consumer<String, byte[]> consumer, TopicPartition partition, LongSupplier nanos) {
        this.consumer = consumer;
        this.partition = partition;
        this.nanos = nanos;
    }

    /** The last row of {@code spool} that Kafka has; 0 for none. */
    static long read(Map<String, String> client, String topic, UUID spool) {
        var partition = new TopicPartition(topic, 0);
        long end;
        try (var all = consumer(client, "read_uncommitted")) {
            end = all.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
        try (var committed = consumer(client, "read_committed")) {
            return new SpoolProgress(committed, partition, System::nanoTime).last(spool.toString(), end);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Map<String, String> client, String isolation) {
        var config = new HashMap<String, Object>(client);
        config.put("isolation.level", isolation);
        config.put("auto.offset.reset", "earliest");
        config.put("enable.auto.commit", "false");
        config.put("request.timeout.ms", "5000");
        config.put("default.api.timeout.ms", "10000");
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The value of the newest record of {@code spool} before {@code end}; 0 for none. */
    long last(String spool, long end) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long last = 0;
        long position = consumer.position(partition);
        long since = nanos.getAsLong();
        while (position < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(READ)) {
                if (spool.equals(record.key())) {
                    last = Long.parseLong(new String(record.value(), StandardCharsets.UTF_8));
                }
            }
            long now = nanos.getAsLong();
            if (consumer.position(partition) > position) {
                position = consumer.position(partition);
                since = now;
            } else if (now - since > STANDSTILL.toNanos()) {
                throw new KafkaException("topic %s could be read to %d and, for %d s, no further; its end is %d"
                        .formatted(partition.topic(), position, STANDSTILL.toSeconds(), end));
            }
        }
        return last;
    }
}
