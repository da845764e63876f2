// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vssl.protocol.Samples;
import org.vssl.protocol.Schema;
import org.vssl.protocol.link.Framing;
import org.vssl.result.FrameResult;
import org.vssl.result.Payload;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;
import org.vssl.result.StateChange;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

@DisplayName("A record")
class RecordTest {
    private static final Origin ORIGIN = new Origin("cam-1", "run-1", 42, 3, 1);
    private static final Schema SCHEMA = new Schema("record.schema.json");

    static Stream<EventRecord> every() {
        return Stream.of(
                        Samples.frame(1),
                        Samples.rawFrame(),
                        Samples.silentFrame(),
                        Samples.firstState(),
                        Samples.change(2_000_000_000L),
                        Samples.aimedChange())
                .map(payload -> new EventRecord(ORIGIN, payload));
    }

    @ParameterizedTest
    @MethodSource("every")
    void followsItsSchema(EventRecord record) throws IOException {
        assertThat(SCHEMA.faults(RecordJson.bytes(record))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("every")
    void isNotWhatItsSchemaAsksForWithoutAnyOneOfItsFields(EventRecord record) throws IOException {
        assertThat(SCHEMA.notAskedFor(RecordJson.bytes(record))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("every")
    void comesBackFromProtobufAsItWasWithItsHeatInBytes(EventRecord record) {
        assertThat(RecordProto.record(RecordProto.bytes(record))).isEqualTo(Samples.quantized(record));
    }

    @ParameterizedTest
    @MethodSource("every")
    void comesBackFromJsonAsItWas(EventRecord record) {
        assertThat(RecordJson.record(RecordJson.bytes(record))).isEqualTo(record);
    }

    @Test
    void isReadAsVersion01WroteItWithoutTheEncodingOfItsHeat() {
        var record = new EventRecord(ORIGIN, Samples.frame(1));
        String old = new String(RecordJson.bytes(record), StandardCharsets.UTF_8).replace("\"encoding\":\"u8\",", "");

        assertThat(RecordJson.record(old.getBytes(StandardCharsets.UTF_8))).isEqualTo(record);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|a record's value is not a JSON object",
                "{\"schema\":\"x\"}|schema is 'x', expected 'org.vssl.localization.v1' or 'org.vssl.state.v1'",
                "{\"schema\":7}|field 'schema' must be a string, was 7",
                "{\"schema\":\"org.vssl.state.v1\"}|field 'state' must be a string, was missing",
                "{\"schema\":|a record's value is not JSON: Unexpected end-of-input within/between Object entries",
            })
    void saysWhatIsWrongWithIt(String json, String message) {
        assertThatThrownBy(() -> RecordJson.record(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"width\":3,|\"width\":4294967299,|field 'width' must be a whole number of 32 bits, was 4294967299",
                "\"video_width\":640|\"video_width\":4294967936|"
                        + "field 'video_width' must be a whole number of 32 bits, was 4294967936",
                "\"encoding\":\"u8\"|\"encoding\":\"f16\"|the encoding of heat must be u8 or f32le, was 'f16'",
                "\"encoding\":\"u8\"|\"encoding\":\"f32le\"|"
                        + "heat of encoding f32le must hold four bytes per cell, holds 6 bytes",
            })
    void isNotReadWithHeatOrSizesThatCannotBe(String written, String instead, String message) {
        String json = new String(RecordJson.bytes(new EventRecord(ORIGIN, Samples.frame(1))), StandardCharsets.UTF_8);
        assertThat(json).contains(written);

        assertThatThrownBy(
                        () -> RecordJson.record(json.replace(written, instead).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void coversEveryPayload() {
        Set<Class<?>> covered =
                every().map(record -> record.payload().getClass()).collect(Collectors.toSet());

        assertThat(covered).containsExactlyInAnyOrder(Payload.class.getPermittedSubclasses());
    }

    @Test
    void spellsTheFieldsOfAResultAsEverythingElseDoes() {
        String text = new String(
                RecordJson.bytes(new EventRecord(ORIGIN, Samples.frame(40_000_000))), StandardCharsets.UTF_8);

        assertThat(text)
                .isEqualTo("{\"schema\":\"org.vssl.localization.v1\",\"stream\":\"cam-1\",\"run\":\"run-1\",\"seq\":42,"
                        + "\"dropped_total\":3,\"spool_dropped_total\":1,\"verdict\":\"located\",\"loudness\":-23.5,"
                        + "\"peak\":0.71,\"threshold\":0.4,\"sources\":[{\"x\":0.1,\"y\":0.2,\"width\":0.3,"
                        + "\"height\":0.4,\"peak_x\":0.25,\"peak_y\":0.375,\"score\":0.71,\"label\":\"dog\"}],"
                        + "\"running_time_ns\":40000000,\"stream_time_ns\":40000000,\"pts_ns\":7,\"utc\":null,"
                        + "\"audio_start_ns\":0,\"audio_end_ns\":2000000000,\"coverage\":1.0,\"age_ns\":0,"
                        + "\"latency_ms\":14.25,\"model\":\"vssl-default 1 sha256:ab\",\"provider\":\"cpu\","
                        + "\"video_width\":640,\"video_height\":360,\"heat\":{\"width\":3,\"height\":2,\"encoding\":\"u8\",\"min\":-1.0,"
                        + "\"max\":1.0,\"data\":\"AECAn7//\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, 0.0",
        "1, 1.0",
        "-23.5, -23.5",
        "0.1, 0.1",
        "0.123456789, 0.123457",
        "-0.0000004, 0.0",
        "0.000001, 0.000001",
        "-70, -70.0",
        "14.25, 14.25",
        "999999999.5, 999999999.5",
        "12345678901, 1.2345678901E10"
    })
    void hasSixDecimalsAtMost(double loudness, String text) {
        var change = new StateChange(
                Verdict.NOISE, Optional.empty(), Optional.empty(), Times.ofRunning(0), loudness, List.of());

        assertThat(new String(RecordJson.bytes(new EventRecord(ORIGIN, change)), StandardCharsets.UTF_8))
                .contains("\"loudness\":" + text + ",");
    }

    @Test
    void saysWhereItsSourcesLieWhereTheLensIsKnown() {
        String text =
                new String(RecordJson.bytes(new EventRecord(ORIGIN, Samples.aimedChange())), StandardCharsets.UTF_8);

        assertThat(text).contains("\"score\":0.71,\"azimuth\":-26.5,\"elevation\":4.25,\"label\":\"dog\"}]");
    }

    /** A megabyte is what Kafka takes. */
    @Test
    void fitsIntoKafkaHoweverMuchItSays() {
        String text = "\u0001".repeat(1000);
        var source =
                new Source(0.123456, 0.123456, 0.123456, 0.123456, 0.123456, 0.123456, -0.123456, Optional.of(text));
        var largest = new FrameResult(
                Verdict.LOCATED,
                -23.123456,
                0.123456,
                0.123456,
                Collections.nCopies(64, source),
                new Times(1, Optional.of(1L), Optional.of(1L), Optional.of(text)),
                0,
                0,
                0,
                0,
                0,
                text,
                text,
                Optional.of(new RawHeat(new float[128 * 128], 128, 128)),
                1,
                1);

        assertThat(RecordJson.bytes(new EventRecord(ORIGIN, largest))).hasSizeLessThan(1_000_000);
        assertThat(RecordProto.event(1, 0, 0, largest).getSerializedSize()).isLessThan(Framing.MAX_BYTES);
    }
}
