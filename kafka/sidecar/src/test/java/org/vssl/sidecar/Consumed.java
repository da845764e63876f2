// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a {@code read_committed} reader finds in a topic, from its beginning. */
final class Consumed {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Consumed() {}

    /** Reads until {@code isEnough} or 30 s are over. */
    static List<ConsumerRecord<String, byte[]>> from(
            String broker, String topic, Predicate<List<ConsumerRecord<String, byte[]>>> isEnough) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false");
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            List<TopicPartition> partitions = List.of();
            while (partitions.isEmpty() && System.nanoTime() < until) {
                partitions = consumer.partitionsFor(topic).stream()
                        .map(one -> new TopicPartition(topic, one.partition()))
                        .collect(Collectors.toList());
            }
            if (partitions.isEmpty()) {
                throw new AssertionError("there is no topic " + topic);
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!isEnough.test(found) && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            // what came too often would come now
            consumer.poll(Duration.ofMillis(300)).forEach(found::add);
        }
        return found;
    }

    static JsonNode json(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code run/seq} of records in the order of their topic, for one stream. */
    static List<String> ids(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> json(record).get("run").asText() + "/"
                        + json(record).get("seq").asText())
                .toList();
    }

    static int duplicates(List<ConsumerRecord<String, byte[]>> records) {
        List<String> ids = ids(records);
        return ids.size() - new HashSet<>(ids).size();
    }
}
