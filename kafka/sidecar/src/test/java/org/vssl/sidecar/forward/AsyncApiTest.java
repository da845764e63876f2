// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.protocol.Samples;
import org.vssl.protocol.record.RecordProto;
import org.vssl.result.Payload;
import org.vssl.sidecar.spool.Row;
import org.vssl.sidecar.spool.RunKey;
import org.vssl.topics.ValueFormat;

@DisplayName("The AsyncAPI document")
class AsyncApiTest {
    private final JsonNode document = resource("asyncapi.yaml");

    @Test
    void namesTheTopicsTypesAndHeadersOfWhatIsWritten() {
        Map<String, Set<String>> written = everyRecord().stream()
                .collect(Collectors.groupingBy(
                        ProducerRecord::topic,
                        Collectors.mapping(record -> header(record, "ce_type"), Collectors.toSet())));
        Map<String, Set<String>> documented = document.get("operations")
                .valueStream()
                .filter(operation -> operation.at("/tags/0/name").asText().equals("sidecar"))
                .map(operation -> follow(operation.get("channel")))
                .collect(Collectors.toMap(
                        channel -> channel.get("address").asText(),
                        channel -> channel.get("messages")
                                .valueStream()
                                .map(message -> follow(message).get("name").asText())
                                .collect(Collectors.toSet())));

        assertThat(written).isEqualTo(documented);
    }

    @Test
    void namesEveryHeader() {
        JsonNode headers = document.at("/components/schemas/headers");
        Set<String> required =
                headers.get("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());

        for (ProducerRecord<byte[], byte[]> record : everyRecord()) {
            var written = new HashSet<String>();
            record.headers().forEach(header -> written.add(header.key()));
            assertThat(written).isEqualTo(required);
        }
    }

    @Test
    void pointsAtSchemasThatExistAndAtMessagesThatExist() {
        document.at("/components/messages").valueStream().forEach(message -> {
            String[] reference = message.at("/payload/schema/$ref").asText().split("#", 2);
            JsonNode target = resource(reference[0]).at(reference[1]);
            assertThat(target.at("/properties/schema/const").asText())
                    .isEqualTo(message.get("name").asText());
        });
        document.get("operations")
                .valueStream()
                .forEach(
                        operation -> assertThat(follow(operation.get("channel")).has("address"))
                                .isTrue());
    }

    /** YAML holds JSON. */
    private static JsonNode resource(String name) {
        try {
            return new YAMLMapper().readTree(Payload.class.getResourceAsStream("/org/vssl/protocol/" + name));
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private JsonNode follow(JsonNode reference) {
        return document.at(reference.get("$ref").asText().substring(1));
    }

    private static List<ProducerRecord<byte[], byte[]>> everyRecord() {
        var writer = new RecordWriter(Topics.DEFAULTS, ValueFormat.JSON, System::currentTimeMillis);
        return List.<Payload>of(Samples.frame(1), Samples.change(2)).stream()
                .map(payload -> new Row(
                        1,
                        new RunKey("cam", "run"),
                        1,
                        0,
                        RecordProto.event(1, 0, 0, payload).toByteArray()))
                .flatMap(row -> writer.records(row).stream())
                .toList();
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
