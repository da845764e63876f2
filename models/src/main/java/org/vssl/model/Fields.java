// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the fields of one JSON object; what does not fit is named with its path, what was found and what was expected. */
final class Fields {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final String path;
    private final JsonNode node;

    private Fields(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    static Fields root(JsonNode node) {
        if (!node.isObject()) {
            throw new ModelException("model.json must hold a JSON object, found " + shown(node));
        }
        return new Fields("", node);
    }

    Fields object(String name) {
        JsonNode value = node.path(name);
        if (!value.isObject()) {
            throw wrong(name, "an object");
        }
        return new Fields(path + name + ".", value);
    }

    Optional<Fields> optionalObject(String name) {
        return node.has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(name, "a text");
        }
        return value.textValue();
    }

    Optional<String> optionalText(String name) {
        return node.has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    Optional<Double> optionalNumber(String name, double low, double high) {
        return node.has(name) ? Optional.of(number(name, low, high)) : Optional.empty();
    }

    /** A plain file name inside the bundle: nothing that leads out of its folder. */
    String file(String name) {
        String file = text(name);
        if (!PLAIN_NAME.matcher(file).matches()) {
            throw wrong(name, "a plain file name inside the bundle");
        }
        return file;
    }

    int integer(String name, int low, int high) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < low
                || value.intValue() > high) {
            throw wrong(name, "an integer %d..%d".formatted(low, high));
        }
        return value.intValue();
    }

    double number(String name, double low, double high) {
        JsonNode value = node.path(name);
        if (!value.isNumber() || !(value.doubleValue() >= low && value.doubleValue() <= high)) {
            throw wrong(name, "a number %s..%s".formatted(low, high));
        }
        return value.doubleValue();
    }

    List<Float> floats(String name, int count, double low, double high) {
        JsonNode value = node.path(name);
        var floats = new ArrayList<Float>();
        value.forEach(item -> {
            if (item.isNumber() && item.doubleValue() >= low && item.doubleValue() <= high) {
                floats.add(item.floatValue());
            }
        });
        if (!value.isArray() || value.size() != count || floats.size() != count) {
            throw wrong(name, "%d numbers %s..%s".formatted(count, low, high));
        }
        return floats;
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (JsonNode item : node.path(name)) {
            if (!item.isTextual()) {
                throw wrong(name, "a list of texts");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    /** SHA-256 in hex of each plain file name. */
    Map<String, String> digests(String name) {
        var digests = new TreeMap<String, String>();
        Fields fields = object(name);
        fields.node.fieldNames().forEachRemaining(file -> {
            String digest = fields.text(file);
            if (!PLAIN_NAME.matcher(file).matches() || !DIGEST.matcher(digest).matches()) {
                throw wrong(name, "plain file names inside the bundle, each with its sha256 in 64 hex digits");
            }
            digests.put(file, digest);
        });
        return digests;
    }

    ModelException wrong(String name, String needed) {
        return new ModelException(
                "model.json: %s%s must be %s, found %s".formatted(path, name, needed, shown(node.path(name))));
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "nothing";
        }
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 77) + "..." : text;
    }
}
