// SPDX-License-Identifier: Apache-2.0
package org.vssl.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What programs share about topics:")
class TopicsTest {
    @Test
    void aValueIsJsonUnlessItsHeaderSaysOtherwise() {
        assertThat(ValueFormat.of(new RecordHeaders())).contains(ValueFormat.JSON);
        assertThat(ValueFormat.of(type("application/x-protobuf"))).contains(ValueFormat.PROTOBUF);
        assertThat(ValueFormat.of(type("text/plain"))).isEmpty();
    }

    @Test
    void summariesHaveThePartitionsOfFramesAndMinutesHaveOne() {
        assertThat(SummaryTopics.DEFAULTS.plan(12, Optional.empty()))
                .extracting(NewTopic::name, NewTopic::numPartitions)
                .containsExactly(tuple("vssl.episodes", 12), tuple("vssl.silences", 12), tuple("vssl.stats", 1));
    }

    @Test
    void aSystemPropertyIsOverTheEnvironment() {
        var properties = new Properties();
        properties.setProperty("vssl.kafka.properties.sasl.mechanism", "PLAIN");

        assertThat(ClientProperties.read(
                        Map.of(
                                "VSSL_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512",
                                "VSSL_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL"),
                        properties))
                .isEqualTo(Map.of("sasl.mechanism", "PLAIN", "security.protocol", "SASL_SSL"));
    }

    private static RecordHeaders type(String contentType) {
        var headers = new RecordHeaders();
        headers.add("content-type", contentType.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
