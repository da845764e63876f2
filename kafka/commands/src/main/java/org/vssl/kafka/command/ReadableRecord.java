package org.vssl.kafka.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;

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
                default -> moment(record);
            };
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    /** {@code cam-1  0:12.480  silence -> located  -23.5 LUFS  dog 0.71 at 0.25,0.38}. */
    private static String moment(JsonNode record) {
        String state = record.has("state")
                ? (record.path("previous").isTextual() ? record.path("previous").asText() : "start") + " -> "
                        + record.path("state").asText()
                : record.path("verdict").asText();
        return "%s  %s  %s  %.1f LUFS%s"
                .formatted(
                        record.path("stream").asText(),
                        time(record),
                        state,
                        record.path("loudness").asDouble(),
                        sources(record));
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

    private static String sources(JsonNode record) {
        var words = new ArrayList<String>();
        for (JsonNode source : record.path("sources")) {
            words.add("%s %.2f at %.2f,%.2f"
                    .formatted(
                            source.path("label").asText("something"),
                            source.path("score").asDouble(),
                            source.path("peak_x").asDouble(),
                            source.path("peak_y").asDouble()));
        }
        return words.isEmpty() ? "" : "  " + String.join("; ", words);
    }

    /** Place in the medium where it is known, running time elsewhere. */
    private static String time(JsonNode times) {
        long nanos = times.path(times.path("stream_time_ns").isNumber() ? "stream_time_ns" : "running_time_ns")
                .asLong();
        long millis = nanos / 1_000_000;
        return "%d:%02d.%03d".formatted(millis / 60_000, millis / 1000 % 60, millis % 1000);
    }
}
