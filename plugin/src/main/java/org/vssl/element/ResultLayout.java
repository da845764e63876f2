// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.vssl.localize.Result;
import org.vssl.result.Bearing;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;

/** Where each field of C's {@code VsslResult} lies, in bytes; a test compares it with what the C compiler says. */
final class ResultLayout {
    static final int RESULT_VERSION = 1;
    static final int MAX_SOURCES = 16;

    static final int VERSION = 0;
    static final int HEAT_WIDTH = 4;
    static final int HEAT_HEIGHT = 8;
    static final int SOURCE_COUNT = 12;
    static final int VERDICT = 16;
    static final int VERDICT_BYTES = 16;
    static final int LOUDNESS = 32;
    static final int PEAK = 40;
    static final int THRESHOLD = 48;
    static final int COVERAGE = 56;
    static final int LATENCY_MS = 64;
    static final int AUDIO_START_NS = 72;
    static final int AUDIO_END_NS = 80;
    static final int RUNNING_TIME_NS = 88;
    static final int SOURCES = 96;
    static final int SOURCE_BYTES = 112;
    static final int SOURCE_AZIMUTH = 56;
    static final int SOURCE_ELEVATION = 64;
    static final int SOURCE_LABEL = 72;
    static final int LABEL_BYTES = 40;
    static final int HEAT = SOURCES + MAX_SOURCES * SOURCE_BYTES;
    static final int BYTES = HEAT + 128 * 128 * Float.BYTES;

    private ResultLayout() {}

    static void write(Result from, long runningTimeNanos, ByteBuffer to) {
        to.order(ByteOrder.nativeOrder());
        List<Source> sources = from.localization().sources();
        to.putInt(VERSION, RESULT_VERSION);
        to.putInt(SOURCE_COUNT, sources.size());
        text(from.localization().verdict().word(), to, VERDICT, VERDICT_BYTES);
        to.putDouble(LOUDNESS, from.loudness());
        to.putDouble(PEAK, from.peak());
        to.putDouble(THRESHOLD, from.threshold());
        to.putDouble(COVERAGE, from.coverage());
        to.putDouble(LATENCY_MS, from.latencyMillis());
        to.putLong(AUDIO_START_NS, from.audioStartNanos());
        to.putLong(AUDIO_END_NS, from.audioEndNanos());
        to.putLong(RUNNING_TIME_NS, runningTimeNanos);
        for (int i = 0; i < sources.size(); i++) {
            source(sources.get(i), to, SOURCES + i * SOURCE_BYTES);
        }
        heat(from.heat(), to);
    }

    private static void source(Source source, ByteBuffer to, int at) {
        to.putDouble(at, source.x());
        to.putDouble(at + 8, source.y());
        to.putDouble(at + 16, source.width());
        to.putDouble(at + 24, source.height());
        to.putDouble(at + 32, source.peakX());
        to.putDouble(at + 40, source.peakY());
        to.putDouble(at + 48, source.score());
        to.putDouble(at + SOURCE_AZIMUTH, source.bearing().map(Bearing::azimuth).orElse(Double.NaN));
        to.putDouble(
                at + SOURCE_ELEVATION, source.bearing().map(Bearing::elevation).orElse(Double.NaN));
        text(source.label().orElse(""), to, at + SOURCE_LABEL, LABEL_BYTES);
    }

    private static void heat(Optional<RawHeat> heat, ByteBuffer to) {
        to.putInt(HEAT_WIDTH, heat.map(RawHeat::width).orElse(0));
        to.putInt(HEAT_HEIGHT, heat.map(RawHeat::height).orElse(0));
        if (heat.isPresent()) {
            RawHeat map = heat.get();
            for (int y = 0; y < map.height(); y++) {
                for (int x = 0; x < map.width(); x++) {
                    to.putFloat(HEAT + (y * map.width() + x) * Float.BYTES, map.at(x, y));
                }
            }
        }
    }

    /** As many whole characters as fit, then zeros, at least one. */
    private static void text(String text, ByteBuffer to, int at, int bytes) {
        String fitting = text;
        byte[] utf8 = fitting.getBytes(StandardCharsets.UTF_8);
        while (utf8.length >= bytes) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
            utf8 = fitting.getBytes(StandardCharsets.UTF_8);
        }
        for (int i = 0; i < bytes; i++) {
            to.put(at + i, i < utf8.length ? utf8[i] : 0);
        }
    }
}
