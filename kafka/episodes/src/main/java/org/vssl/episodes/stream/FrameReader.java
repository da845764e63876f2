package org.vssl.episodes.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.vssl.episodes.fold.Frame;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.FrameResult;
import org.vssl.protocol.record.Origin;
import org.vssl.protocol.record.RecordProto;
import org.vssl.protocol.record.Source;
import org.vssl.protocol.record.Times;
import org.vssl.protocol.record.Verdict;
import org.vssl.topics.CloudEvent;
import org.vssl.topics.ValueFormat;

/** Reads what the fold needs of a frame's record, JSON or protobuf; heat is left alone. */
final class FrameReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A clock that is further from the sidecar's is wrong. */
    private static final long FURTHEST_MILLIS = Duration.ofDays(1).toMillis();

    private FrameReader() {}

    static Frame read(Record<String, byte[]> record) throws UnreadableException {
        byte @Nullable [] value = record.value();
        if (value == null) {
            throw new UnreadableException("record has no value");
        }
        ValueFormat format = ValueFormat.of(record.headers())
                .orElseThrow(() -> new UnreadableException("content-type is neither %s nor %s"
                        .formatted(ValueFormat.JSON.contentType(), ValueFormat.PROTOBUF.contentType())));
        Frame frame;
        try {
            long wallMillis = wallMillis(record);
            frame = format == ValueFormat.JSON ? json(value, wallMillis) : proto(value, wallMillis);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
        if (!frame.stream().equals(record.key())) {
            throw new UnreadableException("key '%s' differs from stream '%s'".formatted(record.key(), frame.stream()));
        }
        return frame;
    }

    /**
     * The element's clock, where it is up to a day behind the record's timestamp, as it is of what waited for a broker;
     * else the timestamp, which the sidecar has checked.
     */
    private static long wallMillis(Record<String, byte[]> record) {
        Header header = record.headers().lastHeader(CloudEvent.TIME);
        if (header == null || header.value() == null) {
            return record.timestamp();
        }
        try {
            long element = Instant.parse(new String(header.value(), StandardCharsets.UTF_8))
                    .toEpochMilli();
            boolean isLate = element < record.timestamp() && element >= record.timestamp() - FURTHEST_MILLIS;
            return isLate ? element : record.timestamp();
        } catch (DateTimeException | ArithmeticException e) {
            // others may write to the topic as well
            return record.timestamp();
        }
    }

    private static Frame proto(byte[] value, long wallMillis) {
        EventRecord event = RecordProto.record(value);
        if (!(event.payload() instanceof FrameResult result)) {
            throw new IllegalArgumentException(
                    "schema is '%s', expected '%s'".formatted(event.payload().schema(), FrameResult.SCHEMA));
        }
        return frame(event.origin(), result.verdict(), result.loudness(), result.sources(), result.times(), wallMillis);
    }

    private static Frame json(byte[] value, long wallMillis) throws IOException {
        JsonNode record = JSON.readTree(value);
        String schema = record.path("schema").asText();
        if (!schema.equals(FrameResult.SCHEMA)) {
            throw new IllegalArgumentException("schema is '%s', expected '%s'".formatted(schema, FrameResult.SCHEMA));
        }
        var origin = new Origin(
                text(record, "stream"),
                text(record, "run"),
                whole(record, "seq"),
                whole(record, "dropped_total"),
                whole(record, "spool_dropped_total"));
        var sources = new ArrayList<Source>();
        for (JsonNode source : record.path("sources")) {
            sources.add(source(source));
        }
        var times = new Times(
                whole(record, "running_time_ns"),
                nanos(record, "stream_time_ns"),
                nanos(record, "pts_ns"),
                record.path("utc").isTextual() ? Optional.of(text(record, "utc")) : Optional.empty());
        return frame(
                origin, Verdict.of(text(record, "verdict")), number(record, "loudness"), sources, times, wallMillis);
    }

    private static Source source(JsonNode source) {
        return new Source(
                number(source, "x"),
                number(source, "y"),
                number(source, "width"),
                number(source, "height"),
                number(source, "peak_x"),
                number(source, "peak_y"),
                number(source, "score"),
                source.has("label") ? Optional.of(text(source, "label")) : Optional.empty());
    }

    private static Frame frame(
            Origin origin, Verdict verdict, double loudness, List<Source> sources, Times times, long wallMillis) {
        return new Frame(
                origin.stream(),
                origin.run(),
                origin.seq(),
                origin.droppedTotal() + origin.spoolDroppedTotal(),
                verdict,
                loudness,
                sources,
                times,
                wallMillis);
    }

    private static Optional<Long> nanos(JsonNode record, String field) {
        return record.path(field).isNumber() ? Optional.of(whole(record, field)) : Optional.empty();
    }

    private static long whole(JsonNode record, String field) {
        return needed(record, field, "a whole number", record.path(field).isIntegralNumber())
                .asLong();
    }

    private static double number(JsonNode record, String field) {
        return needed(record, field, "a number", record.path(field).isNumber()).asDouble();
    }

    private static String text(JsonNode record, String field) {
        return needed(record, field, "a string", record.path(field).isTextual()).asText();
    }

    private static JsonNode needed(JsonNode record, String field, String what, boolean isSo) {
        JsonNode value = record.path(field);
        if (!isSo) {
            throw new IllegalArgumentException(
                    "field '%s' must be %s, was %s".formatted(field, what, value.isMissingNode() ? "missing" : value));
        }
        return value;
    }
}
