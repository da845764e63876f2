package org.vssl.kafka.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;

/** A record as people read it. */
final class ReadableRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadableRecord() {}

    /** {@code cam-1  0:12.480  silence -> located  -23.5 LUFS  dog 0.71 at 0.25,0.38}. */
    static String of(String json) {
        try {
            JsonNode record = JSON.readTree(json);
            String state = record.has("state")
                    ? (record.path("previous").isTextual()
                                    ? record.path("previous").asText()
                                    : "start") + " -> " + record.path("state").asText()
                    : record.path("verdict").asText();
            long nanos = record.path("stream_time_ns").isNumber()
                    ? record.path("stream_time_ns").asLong()
                    : record.path("running_time_ns").asLong();
            return "%s  %s  %s  %.1f LUFS%s"
                    .formatted(
                            record.path("stream").asText(),
                            time(nanos),
                            state,
                            record.path("loudness").asDouble(),
                            sources(record));
        } catch (JsonProcessingException e) {
            return json;
        }
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

    private static String time(long nanos) {
        long millis = nanos / 1_000_000;
        return "%d:%02d.%03d".formatted(millis / 60_000, millis / 1000 % 60, millis % 1000);
    }
}
