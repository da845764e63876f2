package org.vssl.cli.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;
import org.vssl.localize.Heatmap;
import org.vssl.protocol.record.RecordJson;

/** Writes a report as one line of JSON, with the words of a record. */
public final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonLine() {}

    /** One JSON object without a line break; {@code withHeat} adds the map as base64 of little-endian float32 rows. */
    public static String of(FrameReport report, boolean withHeat) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            RecordJson.fields(json, report.result());
            if (withHeat) {
                heat(json, report.heat());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    private static void heat(JsonGenerator json, Optional<Heatmap> heat) throws IOException {
        if (heat.isEmpty()) {
            json.writeNullField("heat");
            return;
        }
        Heatmap map = heat.get();
        ByteBuffer rows =
                ByteBuffer.allocate(map.width() * map.height() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                rows.putFloat(map.at(x, y));
            }
        }
        json.writeObjectFieldStart("heat");
        json.writeNumberField("width", map.width());
        json.writeNumberField("height", map.height());
        json.writeStringField("data", Base64.getEncoder().encodeToString(rows.array()));
        json.writeEndObject();
    }
}
