// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.summary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.vssl.protocol.record.RecordJson;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/** The one writer of a summary as JSON. */
public final class SummaryJson {
    private static final JsonFactory JSON = new JsonFactory();

    private SummaryJson() {}

    /** A JSON object without a line break, UTF-8. */
    public static byte[] bytes(Summary summary) {
        var out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", summary.schema());
            if (summary instanceof Episode episode) {
                stretch(json, episode.stretch());
                place(json, episode.place());
            } else if (summary instanceof SilenceSession session) {
                stretch(json, session.stretch());
            } else if (summary instanceof MinuteStats stats) {
                minute(json, stats);
            } else {
                throw new AssertionError("no JSON for " + summary.getClass());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static void stretch(JsonGenerator json, Stretch stretch) throws IOException {
        json.writeStringField("stream", stretch.stream());
        json.writeStringField("run", stretch.run());
        json.writeStringField("verdict", stretch.verdict().word());
        times(json, "start", stretch.start());
        times(json, "end", stretch.end());
        json.writeNumberField("duration_ns", stretch.durationNanos());
        json.writeNumberField("frames", stretch.frames());
        json.writeNumberField("dropped_frames", stretch.droppedFrames());
        json.writeNumberField("first_seq", stretch.firstSeq());
        json.writeNumberField("last_seq", stretch.lastSeq());
        RecordJson.number(json, "loudness", stretch.loudness());
        json.writeStringField("ended_by", stretch.endedBy().word());
    }

    private static void times(JsonGenerator json, String name, Times times) throws IOException {
        json.writeObjectFieldStart(name);
        RecordJson.times(json, times);
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Optional<EpisodePlace> somewhere) throws IOException {
        if (somewhere.isEmpty()) {
            for (String field : new String[] {"label", "box", "peak", "peak_x", "peak_y", "peak_running_time_ns"}) {
                json.writeNullField(field);
            }
            return;
        }
        EpisodePlace place = somewhere.get();
        json.writeStringField("label", place.label().orElse(null));
        json.writeObjectFieldStart("box");
        RecordJson.number(json, "x", place.x());
        RecordJson.number(json, "y", place.y());
        RecordJson.number(json, "width", place.width());
        RecordJson.number(json, "height", place.height());
        json.writeEndObject();
        RecordJson.number(json, "peak", place.peak());
        RecordJson.number(json, "peak_x", place.peakX());
        RecordJson.number(json, "peak_y", place.peakY());
        RecordJson.bearing(json, place.peakBearing());
        json.writeNumberField("peak_running_time_ns", place.peakRunningTimeNanos());
    }

    private static void minute(JsonGenerator json, MinuteStats stats) throws IOException {
        MinuteCount count = stats.count();
        json.writeStringField("minute", stats.minute().toString());
        json.writeNumberField("revision", stats.revision());
        json.writeNumberField("streams", count.streams());
        json.writeNumberField("frames", count.allFrames());
        json.writeObjectFieldStart("verdicts");
        for (Verdict verdict : Verdict.values()) {
            json.writeNumberField(verdict.word(), count.frames(verdict));
        }
        json.writeEndObject();
        json.writeNumberField("dropped_frames", count.droppedFrames());
        json.writeNumberField("episodes", count.episodes());
        json.writeNumberField("silences", count.silences());
        json.writeNumberField("unreadable", count.unreadable());
    }
}
