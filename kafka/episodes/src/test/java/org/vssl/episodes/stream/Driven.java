// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.RecordJson;
import org.vssl.protocol.record.RecordProto;
import org.vssl.topics.ValueFormat;

/** The topology without a broker; running time 0 is {@link #BEGIN} on the wall. */
final class Driven implements AutoCloseable {
    static final Instant BEGIN = Instant.parse("2026-01-02T03:04:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EpisodeSettings SETTINGS = EpisodeSettings.DEFAULTS;

    private final TopologyTestDriver driver =
            new TopologyTestDriver(EpisodesTopology.of(SETTINGS), new Properties(), BEGIN);
    private final TestInputTopic<String, byte[]> frames =
            driver.createInputTopic(SETTINGS.frames(), new StringSerializer(), new ByteArraySerializer());
    private final TestOutputTopic<String, byte[]> episodes =
            output(SETTINGS.topics().episodes());
    private final TestOutputTopic<String, byte[]> silences =
            output(SETTINGS.topics().silences());
    private final TestOutputTopic<String, byte[]> stats =
            output(SETTINGS.topics().stats());

    void send(EventRecord record) {
        send(record, ValueFormat.JSON);
    }

    void send(EventRecord record, ValueFormat format) {
        byte[] value = format == ValueFormat.JSON ? RecordJson.bytes(record) : RecordProto.bytes(record);
        send(
                record.origin().stream(),
                value,
                format.contentType(),
                BEGIN.plusNanos(record.payload().times().runningTimeNanos()));
    }

    void send(String key, byte[] value, String contentType, Instant wall) {
        var headers = new RecordHeaders().add("content-type", contentType.getBytes(StandardCharsets.UTF_8));
        frames.pipeInput(new TestRecord<>(key, value, headers, wall));
    }

    /** A frame that came to Kafka at {@code timestamp}, told when the element's clock was {@code element}. */
    void sendLate(EventRecord record, String element, Instant timestamp) {
        var headers = new RecordHeaders()
                .add("content-type", ValueFormat.JSON.contentType().getBytes(StandardCharsets.UTF_8))
                .add("ce_time", element.getBytes(StandardCharsets.UTF_8));
        frames.pipeInput(new TestRecord<>(record.origin().stream(), RecordJson.bytes(record), headers, timestamp));
    }

    /** So many seconds pass on the wall, one after the other. */
    void wallSeconds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
    }

    List<TestRecord<String, byte[]>> episodeRecords() {
        return episodes.readRecordsToList();
    }

    List<TestRecord<String, byte[]>> silenceRecords() {
        return silences.readRecordsToList();
    }

    List<TestRecord<String, byte[]>> minuteRecords() {
        return stats.readRecordsToList();
    }

    List<JsonNode> episodes() {
        return json(episodeRecords());
    }

    List<JsonNode> silences() {
        return json(silenceRecords());
    }

    List<JsonNode> minutes() {
        return json(minuteRecords());
    }

    private TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<JsonNode> json(List<TestRecord<String, byte[]>> records) {
        return records.stream().map(record -> json(record.value())).toList();
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
