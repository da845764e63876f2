// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.result.Bearing;
import org.vssl.result.FrameResult;
import org.vssl.result.Heat;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/**
 * Where each field of C's {@code VsslFrame} lies, in bytes: a {@code VsslResult} and what the frame adds to it; a test
 * compares it with what the C compiler says.
 */
final class FrameLayout {
    static final int FRAME_VERSION = 1;

    static final int FRAME_AGE_NS = ResultLayout.BYTES;
    static final int FRAME_STREAM_TIME_NS = FRAME_AGE_NS + 8;
    static final int FRAME_PTS_NS = FRAME_STREAM_TIME_NS + 8;
    static final int FRAME_VIDEO_WIDTH = FRAME_PTS_NS + 8;
    static final int FRAME_VIDEO_HEIGHT = FRAME_VIDEO_WIDTH + 4;
    static final int FRAME_UTC = FRAME_VIDEO_HEIGHT + 4;
    static final int FRAME_UTC_BYTES = 40;
    static final int FRAME_PROVIDER = FRAME_UTC + FRAME_UTC_BYTES;
    static final int FRAME_PROVIDER_BYTES = 64;
    static final int FRAME_MODEL = FRAME_PROVIDER + FRAME_PROVIDER_BYTES;
    static final int FRAME_MODEL_BYTES = 256;
    static final int FRAME_BYTES = FRAME_MODEL + FRAME_MODEL_BYTES;

    private FrameLayout() {}

    static FrameResult read(ByteBuffer from) {
        from.order(ByteOrder.nativeOrder());
        int version = from.getInt(ResultLayout.VERSION);
        if (version != FRAME_VERSION) {
            throw new PublishException("the plugin writes frames in version %d, its jars read version %d"
                    .formatted(version, FRAME_VERSION));
        }
        return new FrameResult(
                Verdict.of(text(from, ResultLayout.VERDICT, ResultLayout.VERDICT_BYTES)),
                from.getDouble(ResultLayout.LOUDNESS),
                from.getDouble(ResultLayout.PEAK),
                from.getDouble(ResultLayout.THRESHOLD),
                sources(from),
                times(from),
                from.getLong(ResultLayout.AUDIO_START_NS),
                from.getLong(ResultLayout.AUDIO_END_NS),
                from.getDouble(ResultLayout.COVERAGE),
                from.getLong(FRAME_AGE_NS),
                from.getDouble(ResultLayout.LATENCY_MS),
                text(from, FRAME_MODEL, FRAME_MODEL_BYTES),
                text(from, FRAME_PROVIDER, FRAME_PROVIDER_BYTES),
                heat(from),
                from.getInt(FRAME_VIDEO_WIDTH),
                from.getInt(FRAME_VIDEO_HEIGHT));
    }

    private static Times times(ByteBuffer from) {
        return new Times(
                from.getLong(ResultLayout.RUNNING_TIME_NS),
                known(from.getLong(FRAME_STREAM_TIME_NS)),
                known(from.getLong(FRAME_PTS_NS)),
                Optional.of(text(from, FRAME_UTC, FRAME_UTC_BYTES)).filter(utc -> !utc.isEmpty()));
    }

    /** C says -1 where a time is not known. */
    private static Optional<Long> known(long nanos) {
        return nanos < 0 ? Optional.empty() : Optional.of(nanos);
    }

    private static List<Source> sources(ByteBuffer from) {
        int count = from.getInt(ResultLayout.SOURCE_COUNT);
        var sources = new ArrayList<Source>(count);
        for (int i = 0; i < count; i++) {
            int at = ResultLayout.SOURCES + i * ResultLayout.SOURCE_BYTES;
            String label = text(from, at + ResultLayout.SOURCE_LABEL, ResultLayout.LABEL_BYTES);
            sources.add(new Source(
                    from.getDouble(at),
                    from.getDouble(at + 8),
                    from.getDouble(at + 16),
                    from.getDouble(at + 24),
                    from.getDouble(at + 32),
                    from.getDouble(at + 40),
                    from.getDouble(at + 48),
                    label.isEmpty() ? Optional.empty() : Optional.of(label),
                    bearing(
                            from.getDouble(at + ResultLayout.SOURCE_AZIMUTH),
                            from.getDouble(at + ResultLayout.SOURCE_ELEVATION))));
        }
        return sources;
    }

    /** C says NaN where the lens is not known. */
    private static Optional<Bearing> bearing(double azimuth, double elevation) {
        return Double.isNaN(azimuth) || Double.isNaN(elevation)
                ? Optional.empty()
                : Optional.of(new Bearing(azimuth, elevation));
    }

    private static Optional<Heat> heat(ByteBuffer from) {
        int width = from.getInt(ResultLayout.HEAT_WIDTH);
        int height = from.getInt(ResultLayout.HEAT_HEIGHT);
        if (width == 0) {
            return Optional.empty();
        }
        var cells = new float[width * height];
        from.slice(ResultLayout.HEAT, cells.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .get(cells);
        return Optional.of(new RawHeat(cells, width, height).quantized());
    }

    private static String text(ByteBuffer from, int at, int bytes) {
        var utf8 = new byte[bytes];
        from.get(at, utf8);
        String text = new String(utf8, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
