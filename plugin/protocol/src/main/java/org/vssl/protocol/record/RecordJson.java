// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.vssl.result.Bearing;
import org.vssl.result.FrameResult;
import org.vssl.result.Heat;
import org.vssl.result.Payload;
import org.vssl.result.QuantizedHeat;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;
import org.vssl.result.StateChange;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/** A result as JSON: a record's value, written and read, and the fields that {@code ./vssl analyze} prints. */
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

    /** Reads what {@link #bytes} wrote; an {@link IllegalArgumentException} says what is wrong with it. */
    public static EventRecord record(byte[] value) {
        return RecordJsonReader.read(value);
    }

    /** A result alone as one JSON object without a line break. */
    public static String line(FrameResult frame, boolean withHeat) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields(json, frame);
            if (withHeat) {
                heat(json, frame.heat());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
        return text.toString();
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

    private static void fields(JsonGenerator json, FrameResult frame) throws IOException {
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
            bearing(json, source.bearing());
            if (source.label().isPresent()) {
                json.writeStringField("label", source.label().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The fields of a direction, where one is known: into an object that the caller opened. */
    public static void bearing(JsonGenerator json, Optional<Bearing> bearing) throws IOException {
        if (bearing.isPresent()) {
            number(json, "azimuth", bearing.get().azimuth());
            number(json, "elevation", bearing.get().elevation());
        }
    }

    private static void heat(JsonGenerator json, Optional<Heat> heat) throws IOException {
        if (heat.isEmpty()) {
            json.writeNullField("heat");
            return;
        }
        json.writeObjectFieldStart("heat");
        json.writeNumberField("width", heat.get().width());
        json.writeNumberField("height", heat.get().height());
        if (heat.get() instanceof RawHeat raw) {
            heat(json, HeatEncoding.F32LE, raw.min(), raw.peak(), bytes(raw));
        } else if (heat.get() instanceof QuantizedHeat bytes) {
            heat(json, HeatEncoding.U8, bytes.min(), bytes.max(), bytes.copyOfCells());
        } else {
            throw new AssertionError("no JSON for " + heat.get().getClass());
        }
        json.writeEndObject();
    }

    private static void heat(JsonGenerator json, HeatEncoding encoding, double min, double max, byte[] data)
            throws IOException {
        json.writeStringField("encoding", encoding.word());
        number(json, "min", min);
        number(json, "max", max);
        json.writeBinaryField("data", data);
    }

    private static byte[] bytes(RawHeat heat) {
        ByteBuffer rows =
                ByteBuffer.allocate(heat.width() * heat.height() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < heat.height(); y++) {
            for (int x = 0; x < heat.width(); x++) {
                rows.putFloat(heat.at(x, y));
            }
        }
        return rows.array();
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
