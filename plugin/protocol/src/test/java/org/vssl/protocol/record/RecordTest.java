package org.vssl.protocol.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

@DisplayName("A record")
class RecordTest {
    private static final Origin ORIGIN = new Origin("cam-1", "run-1", 42, 3, 1);
    private static final Schema SCHEMA = new Schema("record.schema.json");

    static Stream<EventRecord> every() {
        return Stream.of(
                        Samples.frame(1),
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
    void comesBackFromProtobufAsItWas(EventRecord record) {
        assertThat(RecordProto.record(RecordProto.bytes(record))).isEqualTo(record);
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
                        + "\"video_width\":640,\"video_height\":360,\"heat\":{\"width\":3,\"height\":2,\"min\":-1.0,"
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

    @Test
    void keepsHeatToWithinHalfAStepOfItsScale() {
        float[] cells = {-0.3f, 0.123f, 0.4567f, 0.9f};

        Heat heat = Heat.of(2, 2, cells);

        for (int i = 0; i < cells.length; i++) {
            assertThat(heat.at(i % 2, i / 2)).isCloseTo(cells[i], within(1.2 / 510 + 1e-6));
        }
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
                Optional.of(Heat.of(128, 128, new float[128 * 128])),
                1,
                1);

        assertThat(RecordJson.bytes(new EventRecord(ORIGIN, largest))).hasSizeLessThan(1_000_000);
        assertThat(RecordProto.event(1, 0, 0, largest).getSerializedSize()).isLessThan(Framing.MAX_BYTES);
        assertThatThrownBy(() -> new StateChange(
                        Verdict.LOCATED,
                        Optional.empty(),
                        Optional.empty(),
                        Times.ofRunning(0),
                        0,
                        Collections.nCopies(65, source)))
                .hasMessage("a record has at most 64 sources, this one has 65");
        assertThatThrownBy(() -> new Source(0, 0, 0, 0, 0, 0, 0, Optional.of(text + "x")))
                .hasMessage("field 'label' must have at most 1000 characters, has 1001");
    }

    @Test
    void hasSourcesOnlyWhenLocated() {
        assertThatThrownBy(() -> new FrameResult(
                        Verdict.NOISE,
                        -20,
                        0,
                        0,
                        List.of(Samples.DOG),
                        Times.ofRunning(0),
                        0,
                        0,
                        0,
                        0,
                        0,
                        "m",
                        "cpu",
                        Optional.empty(),
                        1,
                        1))
                .hasMessage("a result has sources when and only when it is located; this one is 'noise' with 1");
    }
}
