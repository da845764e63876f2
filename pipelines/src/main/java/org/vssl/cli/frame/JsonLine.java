package org.vssl.cli.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;
import org.vssl.localize.Heatmap;
import org.vssl.localize.SoundSource;

/** Writes a report as one line of JSON. */
public final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonLine() {}

    /** One JSON object without a line break; {@code withHeat} adds the map as base64 of little-endian float32 rows. */
    public static String of(FrameReport report, boolean withHeat) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("verdict", report.verdict());
            number(json, "loudness", report.loudness());
            number(json, "peak", report.peak());
            number(json, "threshold", report.threshold());
            json.writeArrayFieldStart("sources");
            for (SoundSource source : report.sources()) {
                source(json, source);
            }
            json.writeEndArray();
            json.writeNumberField("running_time_ns", report.runningTimeNanos());
            nanos(json, "stream_time_ns", report.streamTimeNanos());
            nanos(json, "pts_ns", report.ptsNanos());
            json.writeStringField("utc", report.utc().orElse(null));
            json.writeNumberField("audio_start_ns", report.audioStartNanos());
            json.writeNumberField("audio_end_ns", report.audioEndNanos());
            number(json, "coverage", report.coverage());
            json.writeNumberField("age_ns", report.ageNanos());
            number(json, "latency_ms", report.latencyMillis());
            json.writeStringField("model", report.model());
            json.writeStringField("provider", report.provider());
            if (withHeat) {
                heat(json, report.heat());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    private static void source(JsonGenerator json, SoundSource source) throws IOException {
        json.writeStartObject();
        number(json, "x", source.x());
        number(json, "y", source.y());
        number(json, "width", source.width());
        number(json, "height", source.height());
        number(json, "peak_x", source.peakX());
        number(json, "peak_y", source.peakY());
        number(json, "score", source.score());
        if (source.bearing().isPresent()) {
            number(json, "azimuth", source.bearing().get().azimuth());
            number(json, "elevation", source.bearing().get().elevation());
        }
        if (source.label().isPresent()) {
            json.writeStringField("label", source.label().get());
        }
        json.writeEndObject();
    }

    private static void heat(JsonGenerator json, Optional<Heatmap> heat) throws IOException {
        if (heat.isEmpty()) {
            json.writeNullField("heat");
            return;
        }
        Heatmap map = heat.get();
        ByteBuffer rows =
                ByteBuffer.allocate(map.width() * map.height() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                rows.putFloat(map.at(x, y));
            }
        }
        json.writeObjectFieldStart("heat");
        json.writeNumberField("width", map.width());
        json.writeNumberField("height", map.height());
        json.writeStringField("data", Base64.getEncoder().encodeToString(rows.array()));
        json.writeEndObject();
    }

    private static void nanos(JsonGenerator json, String name, Optional<Long> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** Six decimals are more than any of these numbers means. */
    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeNumberField(name, Math.round(value * 1e6) / 1e6);
    }
}
