// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.RecordJson;
import org.vssl.result.FrameResult;
import org.vssl.result.Source;
import org.vssl.result.StateChange;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/** Formats a record as text. */
final class ReadableRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadableRecord() {}

    static String of(String json) {
        try {
            JsonNode record = JSON.readTree(json);
            return switch (record.path("schema").asText()) {
                case "org.vssl.episode.v1", "org.vssl.silence.v1" -> stretch(record);
                case "org.vssl.stats.v1" -> minute(record);
                default -> event(RecordJson.record(json.getBytes(StandardCharsets.UTF_8)));
            };
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return json;
        }
    }

    /** {@code cam-1  0:12.480  silence -> located  -23.5 LUFS  dog 0.71 at 0.25,0.38}. */
    private static String event(EventRecord record) {
        String stream = record.origin().stream();
        if (record.payload() instanceof StateChange change) {
            String states = change.previous().map(Verdict::word).orElse("start") + " -> "
                    + change.state().word();
            return line(stream, change.times(), states, change.loudness(), change.sources());
        }
        if (record.payload() instanceof FrameResult frame) {
            return line(stream, frame.times(), frame.verdict().word(), frame.loudness(), frame.sources());
        }
        throw new AssertionError("no line for " + record.payload().getClass());
    }

    private static String line(String stream, Times times, String what, double loudness, List<Source> sources) {
        return "%s  %s  %s  %.1f LUFS%s".formatted(stream, time(times.shownNanos()), what, loudness, words(sources));
    }

    /** {@code cam-1  0:12.480 - 0:14.960  2.5 s  dog 0.71 at 0.25,0.38  63 frames}. */
    private static String stretch(JsonNode record) {
        String what = record.path("box").isObject()
                ? "%s %.2f at %.2f,%.2f"
                        .formatted(
                                record.path("label").asText("something"),
                                record.path("peak").asDouble(),
                                record.path("peak_x").asDouble(),
                                record.path("peak_y").asDouble())
                : record.path("verdict").asText();
        String ending = record.path("ended_by").asText();
        return "%s  %s - %s  %.1f s  %s  %s%s"
                .formatted(
                        record.path("stream").asText(),
                        time(record.path("start")),
                        time(record.path("end")),
                        record.path("duration_ns").asLong() / 1e9,
                        what,
                        counted(record, "frame"),
                        ending.equals("over") ? "" : "  (ended by " + ending + ")");
    }

    /** {@code 2026-01-02T03:04:00Z  4 streams  7200 frames: 6000 located, 1200 silence  12 episodes  2 silences}. */
    private static String minute(JsonNode record) {
        var words = new ArrayList<String>();
        record.path("verdicts").propertyStream().forEach(verdict -> {
            if (verdict.getValue().asLong() > 0) {
                words.add(verdict.getValue().asLong() + " " + verdict.getKey());
            }
        });
        var line = new StringBuilder("%s  %s  %s: %s  %s  %s"
                .formatted(
                        record.path("minute").asText(),
                        counted(record, "stream"),
                        counted(record, "frame"),
                        String.join(", ", words),
                        counted(record, "episode"),
                        counted(record, "silence")));
        if (record.path("dropped_frames").asLong() > 0) {
            line.append("  ").append(record.path("dropped_frames").asLong()).append(" dropped");
        }
        if (record.path("unreadable").asLong() > 0) {
            line.append("  ").append(record.path("unreadable").asLong()).append(" unreadable");
        }
        return line.toString();
    }

    private static String counted(JsonNode record, String word) {
        long number = record.path(word + "s").asLong();
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private static String words(List<Source> sources) {
        return sources.isEmpty()
                ? ""
                : sources.stream().map(ReadableRecord::words).collect(Collectors.joining("; ", "  ", ""));
    }

    private static String words(Source source) {
        return "%s %.2f at %.2f,%.2f%s"
                .formatted(
                        source.label().orElse("something"),
                        source.score(),
                        source.peakX(),
                        source.peakY(),
                        source.bearing()
                                .map(bearing -> " azimuth %.1f elevation %.1f"
                                        .formatted(bearing.azimuth(), bearing.elevation()))
                                .orElse(""));
    }

    /** Place in the medium where it is known, running time elsewhere. */
    private static String time(JsonNode times) {
        return time(times.path(times.path("stream_time_ns").isNumber() ? "stream_time_ns" : "running_time_ns")
                .asLong());
    }

    private static String time(long nanos) {
        long millis = nanos / 1_000_000;
        return "%d:%02d.%03d".formatted(millis / 60_000, millis / 1000 % 60, millis % 1000);
    }
}
