// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
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

/** The one reader of a record as JSON. */
final class RecordJsonReader {
    private RecordJsonReader() {}

    static EventRecord read(byte[] value) {
        JsonObject json = JsonObject.parse(value);
        String schema = json.text("schema");
        Payload payload = switch (schema) {
            case FrameResult.SCHEMA -> frame(json);
            case StateChange.SCHEMA -> change(json);
            default ->
                throw new IllegalArgumentException("schema is '%s', expected '%s' or '%s'"
                        .formatted(schema, FrameResult.SCHEMA, StateChange.SCHEMA));
        };
        var origin = new Origin(
                json.text("stream"),
                json.text("run"),
                json.whole("seq"),
                json.whole("dropped_total"),
                json.whole("spool_dropped_total"));
        return new EventRecord(origin, payload);
    }

    private static FrameResult frame(JsonObject json) {
        return new FrameResult(
                Verdict.of(json.text("verdict")),
                json.number("loudness"),
                json.number("peak"),
                json.number("threshold"),
                sources(json),
                times(json),
                json.whole("audio_start_ns"),
                json.whole("audio_end_ns"),
                json.number("coverage"),
                json.whole("age_ns"),
                json.number("latency_ms"),
                json.text("model"),
                json.text("provider"),
                json.optionalObject("heat").map(RecordJsonReader::heat),
                json.integer("video_width"),
                json.integer("video_height"));
    }

    private static StateChange change(JsonObject json) {
        return new StateChange(
                Verdict.of(json.text("state")),
                json.optionalText("previous").map(Verdict::of),
                json.optionalWhole("previous_duration_ns"),
                times(json),
                json.number("loudness"),
                sources(json));
    }

    private static Times times(JsonObject json) {
        return new Times(
                json.whole("running_time_ns"),
                json.optionalWhole("stream_time_ns"),
                json.optionalWhole("pts_ns"),
                json.optionalText("utc"));
    }

    private static List<Source> sources(JsonObject json) {
        var sources = new ArrayList<Source>();
        for (JsonObject source : json.objects("sources")) {
            sources.add(new Source(
                    source.number("x"),
                    source.number("y"),
                    source.number("width"),
                    source.number("height"),
                    source.number("peak_x"),
                    source.number("peak_y"),
                    source.number("score"),
                    source.optionalText("label"),
                    bearing(source)));
        }
        return sources;
    }

    private static Optional<Bearing> bearing(JsonObject source) {
        return source.optionalNumber("azimuth").map(azimuth -> new Bearing(azimuth, source.number("elevation")));
    }

    /** Records of version 0.1 do not name the encoding; theirs is {@link HeatEncoding#U8}. */
    private static Heat heat(JsonObject json) {
        HeatEncoding encoding =
                json.optionalText("encoding").map(HeatEncoding::of).orElse(HeatEncoding.U8);
        int width = json.integer("width");
        int height = json.integer("height");
        byte[] data = json.bytes("data");
        return switch (encoding) {
            case U8 -> new QuantizedHeat(width, height, json.number("min"), json.number("max"), data);
            case F32LE -> new RawHeat(floats(data), width, height);
        };
    }

    private static float[] floats(byte[] data) {
        if (data.length % Float.BYTES != 0) {
            throw new IllegalArgumentException(
                    "heat of encoding f32le must hold four bytes per cell, holds %d bytes".formatted(data.length));
        }
        var cells = new float[data.length / Float.BYTES];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(cells);
        return cells;
    }
}
