// SPDX-License-Identifier: Apache-2.0
package org.vssl.example.bearings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints where to turn, whenever that changes. */
public final class Bearings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final double horizontalFieldOfView;
    private final Map<String, Bearing> bearings = new HashMap<>();
    private final Map<String, String> verdicts = new HashMap<>();

    private Bearings(double horizontalFieldOfView) {
        this.horizontalFieldOfView = horizontalFieldOfView;
    }

    /** The line for a frame, if it brings something new. */
    private Optional<String> line(JsonNode frame) {
        String stream = frame.get("stream").asText();
        String verdict = frame.get("verdict").asText();
        if (!verdict.equals("located")) {
            bearings.remove(stream);
            boolean isNew = !verdict.equals(verdicts.put(stream, verdict));
            return isNew ? Optional.of("%s  nothing: %s".formatted(stream, verdict)) : Optional.empty();
        }
        verdicts.put(stream, verdict);
        JsonNode strongest = frame.get("sources").get(0);
        Bearing bearing = Bearing.of(
                strongest.get("peak_x").asDouble(),
                strongest.get("peak_y").asDouble(),
                horizontalFieldOfView,
                frame.get("video_width").asDouble() / frame.get("video_height").asDouble());
        Bearing before = bearings.get(stream);
        if (before != null && bearing.isNear(before)) {
            return Optional.empty();
        }
        bearings.put(stream, bearing);
        return Optional.of(
                "%s  %s  %s".formatted(stream, bearing, strongest.path("label").asText("something")));
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, String topic, boolean fromBeginning, boolean untilEnd)
            throws IOException {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(one -> new TopicPartition(topic, one.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        while (!untilEnd || partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                line(JSON.readTree(record.value())).ifPresent(System.out::println);
            }
        }
    }

    private static Optional<String> option(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        return at >= 0 && at + 1 < arguments.size() ? Optional.of(arguments.get(at + 1)) : Optional.empty();
    }

    /** The options are in the README. */
    public static void main(String... words) throws IOException {
        List<String> arguments = Arrays.asList(words);
        double horizontalFieldOfView =
                option(arguments, "--hfov").map(Double::parseDouble).orElse(0.0);
        if (!(horizontalFieldOfView > 0 && horizontalFieldOfView < 180)) {
            System.err.println("bearings: expected --hfov DEGREES above 0 and below 180");
            System.exit(2);
        }
        Map<String, Object> config = Map.of(
                "bootstrap.servers", option(arguments, "--bootstrap").orElse("127.0.0.1:9092"),
                "isolation.level", "read_committed",
                "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            new Bearings(horizontalFieldOfView)
                    .follow(
                            consumer,
                            option(arguments, "--topic").orElse("vssl.localizations"),
                            arguments.contains("--from-beginning"),
                            arguments.contains("--until-end"));
        }
    }
}
