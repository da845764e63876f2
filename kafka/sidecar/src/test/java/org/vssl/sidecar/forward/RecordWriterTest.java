// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vssl.protocol.Samples;
import org.vssl.protocol.record.RecordProto;
import org.vssl.result.Payload;
import org.vssl.sidecar.spool.Row;
import org.vssl.sidecar.spool.RunKey;
import org.vssl.topics.ValueFormat;

@DisplayName("A record's timestamp")
class RecordWriterTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** A frame is kept for an hour from its timestamp on, a change for 90 days. */
    @ParameterizedTest
    @CsvSource({
        "frame, PT-1S, PT0S", "frame, PT15M, PT15M", "frame, PT15M1S, PT0S", "frame, PT59M, PT0S",
        "change, PT-1S, PT0S", "change, PT59M, PT59M", "change, PT24H, PT24H", "change, PT24H1S, PT0S"
    })
    void isTheElementsClockUnlessThatIsAheadOrTooFarBehind(String kind, Duration behind, Duration expected) {
        Payload payload = kind.equals("frame") ? Samples.frame(1) : Samples.change(1);
        Instant element = NOW.minus(behind);
        var writer = new RecordWriter(Topics.DEFAULTS, ValueFormat.JSON, NOW::toEpochMilli);

        ProducerRecord<byte[], byte[]> record = writer.records(new Row(
                        1,
                        new RunKey("cam", "run"),
                        1,
                        0,
                        RecordProto.event(1, 0, element.toEpochMilli(), payload).toByteArray()))
                .get(0);

        assertThat(Instant.ofEpochMilli(record.timestamp())).isEqualTo(NOW.minus(expected));
        assertThat(new String(record.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8))
                .isEqualTo(element.toString());
    }
}
