package org.vssl.protocol.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The one writer of a result as JSON: a record's value, and the fields that {@code ./vssl analyze} prints. */
public final class RecordJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordJson() {}

    /** A JSON object without a line break, UTF-8. */
    public static byte[] bytes(EventRecord record) {
        var out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", record.payload().schema());
            json.writeStringField("stream", record.origin().stream());
            json.writeStringField("run", record.origin().run());
            json.writeNumberField("seq", record.origin().seq());
            json.writeNumberField("dropped_total", record.origin().droppedTotal());
            json.writeNumberField("spool_dropped_total", record.origin().spoolDroppedTotal());
            payload(json, record.payload());
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static void payload(JsonGenerator json, Payload payload) throws IOException {
        if (payload instanceof FrameResult frame) {
            fields(json, frame);
            json.writeNumberField("video_width", frame.videoWidth());
            json.writeNumberField("video_height", frame.videoHeight());
            heat(json, frame.heat());
        } else if (payload instanceof StateChange change) {
            fields(json, change);
        } else {
            throw new AssertionError("no JSON for " + payload.getClass());
        }
    }

    /** The fields of a result, without its heat: into an object that the caller opened. */
    public static void fields(JsonGenerator json, FrameResult frame) throws IOException {
        json.writeStringField("verdict", frame.verdict().word());
        number(json, "loudness", frame.loudness());
        number(json, "peak", frame.peak());
        number(json, "threshold", frame.threshold());
        sources(json, frame.sources());
        times(json, frame.times());
        json.writeNumberField("audio_start_ns", frame.audioStartNanos());
        json.writeNumberField("audio_end_ns", frame.audioEndNanos());
        number(json, "coverage", frame.coverage());
        json.writeNumberField("age_ns", frame.ageNanos());
        number(json, "latency_ms", frame.latencyMillis());
        json.writeStringField("model", frame.model());
        json.writeStringField("provider", frame.provider());
    }

    private static void fields(JsonGenerator json, StateChange change) throws IOException {
        json.writeStringField("state", change.state().word());
        json.writeStringField("previous", change.previous().map(Verdict::word).orElse(null));
        nanos(json, "previous_duration_ns", change.previousDurationNanos());
        times(json, change.times());
        number(json, "loudness", change.loudness());
        sources(json, change.sources());
    }

    /** The fields of a time: into an object that the caller opened. */
    public static void times(JsonGenerator json, Times times) throws IOException {
        json.writeNumberField("running_time_ns", times.runningTimeNanos());
        nanos(json, "stream_time_ns", times.streamTimeNanos());
        nanos(json, "pts_ns", times.ptsNanos());
        json.writeStringField("utc", times.utc().orElse(null));
    }

    private static void sources(JsonGenerator json, List<Source> sources) throws IOException {
        json.writeArrayFieldStart("sources");
        for (Source source : sources) {
            json.writeStartObject();
            number(json, "x", source.x());
            number(json, "y", source.y());
            number(json, "width", source.width());
            number(json, "height", source.height());
            number(json, "peak_x", source.peakX());
            number(json, "peak_y", source.peakY());
            number(json, "score", source.score());
            if (source.azimuth().isPresent()) {
                number(json, "azimuth", source.azimuth().get());
            }
            if (source.elevation().isPresent()) {
                number(json, "elevation", source.elevation().get());
            }
            if (source.label().isPresent()) {
                json.writeStringField("label", source.label().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void heat(JsonGenerator json, Optional<Heat> heat) throws IOException {
        if (heat.isEmpty()) {
            json.writeNullField("heat");
            return;
        }
        Heat map = heat.get();
        json.writeObjectFieldStart("heat");
        json.writeNumberField("width", map.width());
        json.writeNumberField("height", map.height());
        number(json, "min", map.min());
        number(json, "max", map.max());
        json.writeFieldName("data");
        map.writeBase64(json);
        json.writeEndObject();
    }

    private static void nanos(JsonGenerator json, String name, Optional<Long> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    public static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        Decimal.write(json, value);
    }
}
