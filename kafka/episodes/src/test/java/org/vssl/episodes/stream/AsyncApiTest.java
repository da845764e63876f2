// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vssl.episodes.stream.Camera.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.protocol.summary.Summary;
import org.vssl.result.Verdict;

@DisplayName("The AsyncAPI document")
class AsyncApiTest {
    private final JsonNode document;
    private final Map<String, List<TestRecord<String, byte[]>>> written;

    AsyncApiTest() throws IOException {
        document = new YAMLMapper().readTree(Summary.class.getResourceAsStream("/org/vssl/protocol/asyncapi.yaml"));
        var camera = new Camera("cam-1", "run-1");
        try (var driven = new Driven()) {
            driven.send(camera.located(0, at("dog", 0.1, 0.6)));
            driven.send(camera.says(500, Verdict.SILENCE));
            driven.send(camera.says(1000, Verdict.SILENCE));
            driven.send(camera.says(1500, Verdict.SILENCE));
            driven.wallSeconds(80);
            written = Map.of(
                    "vssl.episodes", driven.episodeRecords(),
                    "vssl.silences", driven.silenceRecords(),
                    "vssl.stats", driven.minuteRecords());
        }
    }

    @Test
    void namesTheTopicsAndTypesOfSummaries() {
        Map<String, Set<String>> documented = document.get("operations")
                .valueStream()
                .filter(operation -> operation.at("/tags/0/name").asText().equals("episodes"))
                .filter(operation -> operation.get("action").asText().equals("send"))
                .map(operation -> follow(operation.get("channel")))
                .collect(Collectors.toMap(
                        channel -> channel.get("address").asText(),
                        channel -> channel.get("messages")
                                .valueStream()
                                .map(message -> follow(message).get("name").asText())
                                .collect(Collectors.toSet())));
        Map<String, Set<String>> types = written.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(record -> header(record, "ce_type"))
                                .collect(Collectors.toSet())));

        assertThat(types).isEqualTo(documented);
    }

    @Test
    void namesEveryHeader() {
        Set<String> required = document.at("/components/schemas/summaryHeaders/required")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toSet());

        assertThat(written.values().stream().flatMap(List::stream))
                .allSatisfy(record -> assertThat(Stream.of(record.headers().toArray())
                                .map(header -> header.key())
                                .collect(Collectors.toSet()))
                        .isEqualTo(required));
    }

    @Test
    void saysHowARecordIsNamedAndKeyed() {
        assertThat(written.values().stream()
                        .flatMap(List::stream)
                        .map(record -> record.key() + " " + header(record, "ce_id") + " " + header(record, "ce_source")
                                + " " + header(record, "ce_time") + " " + header(record, "ce_partitionkey")))
                .containsExactlyInAnyOrder(
                        "cam-1 run-1/located/1/dog /vssl/streams/cam-1 2026-01-02T03:04:00Z cam-1",
                        "cam-1 run-1/silence/2 /vssl/streams/cam-1 2026-01-02T03:04:01.500Z cam-1",
                        "2026-01-02T03:04:00Z 2026-01-02T03:04:00Z/1 /vssl/stats 2026-01-02T03:05:00Z"
                                + " 2026-01-02T03:04:00Z");
    }

    private JsonNode follow(JsonNode reference) {
        return document.at(reference.get("$ref").asText().substring(1));
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
