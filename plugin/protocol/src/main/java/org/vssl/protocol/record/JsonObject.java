// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object whose fields are asked for by name and type; an {@link IllegalArgumentException} says what is wrong. */
final class JsonObject {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private JsonObject() {}

    static JsonObject parse(byte[] utf8) {
        try (JsonParser json = JSON.createParser(utf8)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("a record's value is not a JSON object");
            }
            return object(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a record's value is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
    }

    private static JsonObject object(JsonParser json) throws IOException {
        var object = new JsonObject();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            object.fields.put(name, value(json));
        }
        return object;
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                var values = new ArrayList<@Nullable Object>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(json));
                }
                yield values;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }

    String text(String field) {
        return required(field, "a string", String.class);
    }

    double number(String field) {
        return required(field, "a number", Number.class).doubleValue();
    }

    long whole(String field) {
        Number number = required(field, "a whole number", Number.class);
        if (!(number instanceof Long || number instanceof Integer)) {
            throw unfit(field, "a whole number");
        }
        return number.longValue();
    }

    int integer(String field) {
        long number = whole(field);
        if (number != (int) number) {
            throw unfit(field, "a whole number of 32 bits");
        }
        return (int) number;
    }

    byte[] bytes(String field) {
        try {
            return Base64.getDecoder().decode(text(field));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("field '%s' must be base64: %s".formatted(field, e.getMessage()), e);
        }
    }

    List<JsonObject> objects(String field) {
        var objects = new ArrayList<JsonObject>();
        for (Object value : required(field, "a list of objects", List.class)) {
            if (!(value instanceof JsonObject object)) {
                throw unfit(field, "a list of objects");
            }
            objects.add(object);
        }
        return objects;
    }

    /** Absent where the field is missing or null, and so are the others. */
    Optional<JsonObject> optionalObject(String field) {
        return isThere(field) ? Optional.of(required(field, "an object or null", JsonObject.class)) : Optional.empty();
    }

    Optional<String> optionalText(String field) {
        return isThere(field) ? Optional.of(text(field)) : Optional.empty();
    }

    Optional<Long> optionalWhole(String field) {
        return isThere(field) ? Optional.of(whole(field)) : Optional.empty();
    }

    Optional<Double> optionalNumber(String field) {
        return isThere(field) ? Optional.of(number(field)) : Optional.empty();
    }

    private boolean isThere(String field) {
        return fields.get(field) != null;
    }

    private <T> T required(String field, String what, Class<T> type) {
        Object value = fields.get(field);
        if (!type.isInstance(value)) {
            throw unfit(field, what);
        }
        return type.cast(value);
    }

    private IllegalArgumentException unfit(String field, String what) {
        Object value = fields.containsKey(field) ? fields.get(field) : "missing";
        return new IllegalArgumentException("field '%s' must be %s, was %s".formatted(field, what, value));
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
