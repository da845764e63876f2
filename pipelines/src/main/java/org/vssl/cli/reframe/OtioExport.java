// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.reframe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.vssl.reframe.Step;

/**
 * A timeline of OpenTimelineIO: one clip, a marker at every jump of the crop, and the whole path as metadata of the clip,
 * since OpenTimelineIO has no keyframes.
 */
final class OtioExport {
    private OtioExport() {}

    static String text(Reframing film) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            start(json, "Timeline.1", film.film().getFileName().toString());
            json.writeNullField("global_start_time");
            json.writeFieldName("tracks");
            start(json, "Stack.1", "tracks");
            json.writeArrayFieldStart("children");
            start(json, "Track.1", "picture");
            json.writeStringField("kind", "Video");
            json.writeArrayFieldStart("children");
            clip(film, json);
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError("a StringWriter does not fail", e);
        }
        return text + "\n";
    }

    private static void start(JsonGenerator json, String schema, String name) throws IOException {
        json.writeStartObject();
        json.writeStringField("OTIO_SCHEMA", schema);
        json.writeStringField("name", name);
    }

    private static void clip(Reframing film, JsonGenerator json) throws IOException {
        start(json, "Clip.1", film.film().getFileName().toString());
        range(json, "source_range", film, 0, film.frames());
        json.writeFieldName("media_reference");
        json.writeStartObject();
        json.writeStringField("OTIO_SCHEMA", "ExternalReference.1");
        json.writeStringField("target_url", film.film().toAbsolutePath().toUri().toString());
        range(json, "available_range", film, 0, film.frames());
        json.writeEndObject();
        json.writeArrayFieldStart("markers");
        for (List<Step> stretch : Keyframes.of(film)) {
            start(json, "Marker.2", "reframe cut");
            json.writeStringField("color", "GREEN");
            range(json, "marked_range", film, film.frame(stretch.get(0).timeNanos()), 1);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("metadata");
        json.writeObjectFieldStart("vssl");
        JsonExport.write(film, json);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void range(JsonGenerator json, String field, Reframing film, long start, long frames)
            throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("OTIO_SCHEMA", "TimeRange.1");
        time(json, "start_time", film, start);
        time(json, "duration", film, frames);
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String field, Reframing film, long frames) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("OTIO_SCHEMA", "RationalTime.1");
        json.writeNumberField("rate", (double) film.rateNumerator() / film.rateDenominator());
        json.writeNumberField("value", (double) frames);
        json.writeEndObject();
    }
}
