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
import org.vssl.cli.frame.FrameReport;
import org.vssl.localize.Bearing;
import org.vssl.localize.Heatmap;
import org.vssl.localize.SoundSource;

/** Reads what the element {@code vssl} put on a buffer. */
final class MetaReader {
    private final Pointer fields;

    private MetaReader(Pointer fields) {
        this.fields = fields;
    }

    static FrameReport read(Buffer buffer) {
        Pointer meta = MetaApi.GST.gst_buffer_get_custom_meta(Natives.getRawPointer(buffer), "VsslMeta");
        if (meta == null) {
            throw new PipelineException("received a video frame without VsslMeta; expected a vssl element upstream");
        }
        return new MetaReader(MetaApi.GST.gst_custom_meta_get_structure(meta)).report();
    }

    private FrameReport report() {
        return new FrameReport(
                text("verdict").orElse(""),
                number("loudness"),
                number("peak"),
                number("threshold"),
                heat(),
                sources(),
                nanos("running_time_ns").orElse(0L),
                nanos("stream_time_ns"),
                nanos("pts_ns"),
                text("utc"),
                nanos("audio_start_ns").orElse(0L),
                nanos("audio_end_ns").orElse(0L),
                number("coverage"),
                nanos("age_ns").orElse(0L),
                number("latency_ms"),
                text("model").orElse(""),
                text("provider").orElse(""));
    }

    private List<SoundSource> sources() {
        Pointer array = MetaApi.GST.gst_structure_get_value(fields, "sources");
        var sources = new ArrayList<SoundSource>();
        for (int i = 0; array != null && i < MetaApi.GST.gst_value_array_get_size(array); i++) {
            Pointer value = MetaApi.GST.gst_value_array_get_value(array, i);
            sources.add(new MetaReader(MetaApi.GST.gst_value_get_structure(value)).source());
        }
        return sources;
    }

    private SoundSource source() {
        return new SoundSource(
                number("x"),
                number("y"),
                number("width"),
                number("height"),
                number("peak_x"),
                number("peak_y"),
                (float) number("score"),
                text("label"),
                optional("azimuth")
                        .flatMap(azimuth -> optional("elevation").map(elevation -> new Bearing(azimuth, elevation))));
    }

    private Optional<Heatmap> heat() {
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
        return Optional.of(new Heatmap(heat, width, height));
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
