// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.freedesktop.gstreamer.Buffer;
import org.freedesktop.gstreamer.glib.Natives;
import org.vssl.result.Bearing;
import org.vssl.result.FrameResult;
import org.vssl.result.Heat;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/** Reads what the element {@code vssl} put on a buffer. */
final class MetaReader {
    private final Pointer fields;

    private MetaReader(Pointer fields) {
        this.fields = fields;
    }

    /** Of a buffer whose picture is so many pixels wide and high. */
    static FrameResult read(Buffer buffer, int width, int height) {
        Pointer meta = MetaApi.GST.gst_buffer_get_custom_meta(Natives.getRawPointer(buffer), "VsslMeta");
        if (meta == null) {
            throw new PipelineException("received a video frame without VsslMeta; expected a vssl element upstream");
        }
        try {
            return new MetaReader(MetaApi.GST.gst_custom_meta_get_structure(meta)).result(width, height);
        } catch (IllegalArgumentException e) {
            throw new PipelineException("a video frame's VsslMeta cannot be read: " + e.getMessage(), e);
        }
    }

    private FrameResult result(int width, int height) {
        return new FrameResult(
                Verdict.of(text("verdict").orElseThrow(() -> new IllegalArgumentException("it has no verdict"))),
                number("loudness"),
                number("peak"),
                number("threshold"),
                sources(),
                new Times(nanos("running_time_ns").orElse(0L), nanos("stream_time_ns"), nanos("pts_ns"), text("utc")),
                nanos("audio_start_ns").orElse(0L),
                nanos("audio_end_ns").orElse(0L),
                number("coverage"),
                nanos("age_ns").orElse(0L),
                number("latency_ms"),
                text("model").orElse(""),
                text("provider").orElse(""),
                heat(),
                width,
                height);
    }

    private List<Source> sources() {
        Pointer array = MetaApi.GST.gst_structure_get_value(fields, "sources");
        var sources = new ArrayList<Source>();
        for (int i = 0; array != null && i < MetaApi.GST.gst_value_array_get_size(array); i++) {
            Pointer value = MetaApi.GST.gst_value_array_get_value(array, i);
            sources.add(new MetaReader(MetaApi.GST.gst_value_get_structure(value)).source());
        }
        return sources;
    }

    private Source source() {
        return new Source(
                number("x"),
                number("y"),
                number("width"),
                number("height"),
                number("peak_x"),
                number("peak_y"),
                number("score"),
                text("label"),
                optional("azimuth")
                        .flatMap(azimuth -> optional("elevation").map(elevation -> new Bearing(azimuth, elevation))));
    }

    private Optional<Heat> heat() {
        Pointer value = MetaApi.GST.gst_structure_get_value(fields, "heat");
        Pointer buffer = value == null ? null : MetaApi.GObjectApi.GOBJECT.g_value_get_boxed(value);
        if (buffer == null) {
            return Optional.empty();
        }
        int width = integer("heat_width");
        int height = integer("heat_height");
        var bytes = new byte[width * height * Float.BYTES];
        MetaApi.GST.gst_buffer_extract(buffer, 0, bytes, bytes.length);
        var heat = new float[width * height];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(heat);
        return Optional.of(new RawHeat(heat, width, height));
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(MetaApi.GST.gst_structure_get_string(fields, field));
    }

    private double number(String field) {
        return optional(field).orElse(0.0);
    }

    private Optional<Double> optional(String field) {
        var value = new DoubleByReference();
        return MetaApi.GST.gst_structure_get_double(fields, field, value)
                ? Optional.of(value.getValue())
                : Optional.empty();
    }

    private int integer(String field) {
        var value = new IntByReference();
        return MetaApi.GST.gst_structure_get_int(fields, field, value) ? value.getValue() : 0;
    }

    private Optional<Long> nanos(String field) {
        var value = new LongByReference();
        return MetaApi.GST.gst_structure_get_int64(fields, field, value)
                ? Optional.of(value.getValue())
                : Optional.empty();
    }
}
