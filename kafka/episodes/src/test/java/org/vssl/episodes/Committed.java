// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a {@code read_committed} reader finds in a topic, from its beginning. */
final class Committed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Committed() {}

    /** Reads until {@code isEnough} or two minutes are over, and what is there then. */
    static List<JsonNode> from(String broker, String topic, Predicate<List<JsonNode>> isEnough) throws IOException {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false");
        var found = new ArrayList<JsonNode>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (!isEnough.test(found) && System.nanoTime() < until) {
                poll(consumer, found);
            }
            // what came too often would come now
            poll(consumer, found);
        }
        return found;
    }

    private static void poll(KafkaConsumer<String, byte[]> consumer, List<JsonNode> found) throws IOException {
        for (var record : consumer.poll(Duration.ofMillis(500))) {
            found.add(JSON.readTree(record.value()));
        }
    }
}
