// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.vssl.evaluate.metric.Box;

/** Reads annotation files; an answer names the file and what was found there. */
final class Json {
    private static final long MOST_BYTES = 256L << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode list(Path file) {
        JsonNode root = read(file);
        if (!root.isArray()) {
            throw new DataSetException(file + " holds " + root.getNodeType() + "; expected a JSON list");
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

    /** Lists of left, top, right, bottom, each 0 to {@code scale}. */
    static List<Box> boxes(Path file, JsonNode list, double scale) {
        var boxes = new ArrayList<Box>();
        for (JsonNode edges : list) {
            if (edges.size() != 4
                    || !StreamSupport.stream(edges.spliterator(), false).allMatch(JsonNode::isNumber)) {
                throw new DataSetException("%s: a box needs 4 numbers, found %s".formatted(file, edges));
            }
            boxes.add(box(file, edges, scale));
        }
        if (boxes.isEmpty()) {
            throw new DataSetException(file + ": an item has no box: " + list);
        }
        if (boxes.stream().allMatch(box -> box.left() == box.right() || box.top() == box.bottom())) {
            throw new DataSetException("%s: nothing of the picture, 0 to %s both ways, lies in the boxes %s"
                    .formatted(file, scale == 1 ? "1" : Math.round(scale), list));
        }
        return boxes;
    }

    private static Box box(Path file, JsonNode edges, double scale) {
        double[] shares = StreamSupport.stream(edges.spliterator(), false)
                .mapToDouble(edge -> share(edge.asDouble(), scale))
                .toArray();
        try {
            return new Box(shares[0], shares[1], shares[2], shares[3]);
        } catch (IllegalArgumentException e) {
            throw new DataSetException("%s: %s in %s".formatted(file, e.getMessage(), edges), e);
        }
    }

    /** Times its scale it is not less than before: 61 of 224 pixels are 61 of them again, not 60. */
    private static double share(double edge, double scale) {
        return scale == 1 ? edge : Math.nextUp(edge / scale);
    }
}
