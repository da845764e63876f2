// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.reframe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import org.vssl.reframe.Step;

/** The path with all that is needed to follow it, as one JSON object: {@code vssl.reframe/1}. */
final class JsonExport {
    static final String SCHEMA = "vssl.reframe/1";

    private JsonExport() {}

    static String text(Reframing film) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            write(film, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError("a StringWriter does not fail", e);
        }
        return text + "\n";
    }

    static void write(Reframing film, JsonGenerator json) throws IOException {
        json.writeStringField("schema", SCHEMA);
        json.writeNumberField("width", film.width());
        json.writeNumberField("height", film.height());
        json.writeStringField("frame_rate", film.rateNumerator() + "/" + film.rateDenominator());
        json.writeNumberField("out_width", film.outWidth());
        json.writeNumberField("out_height", film.outHeight());
        json.writeArrayFieldStart("steps");
        for (Step step : film.steps()) {
            json.writeStartObject();
            json.writeNumberField("time_ns", step.timeNanos());
            json.writeNumberField("x", step.crop().x());
            json.writeNumberField("y", step.crop().y());
            json.writeNumberField("width", step.crop().width());
            json.writeNumberField("height", step.crop().height());
            json.writeBooleanField("cut", step.isCut());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
