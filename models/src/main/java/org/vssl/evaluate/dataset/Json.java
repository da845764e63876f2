package org.vssl.evaluate.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vssl.evaluate.metric.Box;

/** Reads annotation files; an answer names the file and what was found there. */
final class Json {
    private static final long MOST_BYTES = 256L << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode list(Path file) {
        JsonNode root = read(file);
        if (!root.isArray()) {
            throw new DataSetException(file + " holds " + root.getNodeType() + "; needed is a JSON list");
        }
        return root;
    }

    static JsonNode read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new DataSetException(
                        "%s has %d bytes; at most %d are read".formatted(file, Files.size(file), MOST_BYTES));
            }
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new DataSetException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static JsonNode line(Path file, int number, String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new DataSetException("%s, line %d is not JSON: %s".formatted(file, number, line), e);
        }
    }

    static String text(Path file, JsonNode item, String field) {
        JsonNode value = item.path(field);
        if (!value.isTextual()) {
            throw new DataSetException("%s: \"%s\" must be a text, found %s in %s".formatted(file, field, value, item));
        }
        return value.asText();
    }

    /** Lists of left, top, right, bottom, each divided by {@code scale}. */
    static List<Box> boxes(Path file, JsonNode list, double scale) {
        var boxes = new ArrayList<Box>();
        for (JsonNode box : list) {
            if (box.size() != 4 || !box.path(0).isNumber()) {
                throw new DataSetException("%s: a box needs 4 numbers, found %s".formatted(file, box));
            }
            boxes.add(new Box(
                    box.get(0).asDouble() / scale,
                    box.get(1).asDouble() / scale,
                    box.get(2).asDouble() / scale,
                    box.get(3).asDouble() / scale));
        }
        if (boxes.isEmpty()) {
            throw new DataSetException(file + ": an item has no box: " + list);
        }
        return boxes;
    }
}
