// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings as C hands them over, by name: the property {@code max-sources} is the component {@code maxSources} of a
 * record. Times are in milliseconds, maybe with a fraction; choices are named as in a launch line.
 */
final class NamedValues {
    private NamedValues() {}

    /**
     * Fills a record.
     *
     * @param values one for each name; null is the empty text
     * @throws IllegalArgumentException when a name is unknown or missing, or a value is none
     */
    static <R extends Record> R read(Class<R> type, String[] names, @Nullable String[] values) {
        var left = new TreeMap<String, String>();
        for (int i = 0; i < names.length; i++) {
            String value = values[i];
            left.put(names[i], value == null ? "" : value);
        }
        RecordComponent[] components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var arguments = new ArrayList<Object>();
        var missing = new ArrayList<String>();
        for (int i = 0; i < components.length; i++) {
            String name = propertyOf(components[i]);
            String value = left.remove(name);
            types[i] = components[i].getType();
            if (value == null) {
                missing.add(name);
            } else {
                arguments.add(parse(name, value, types[i]));
            }
        }
        if (!missing.isEmpty() || !left.isEmpty()) {
            throw new IllegalArgumentException("settings from C do not match %s: unknown %s, missing %s"
                    .formatted(type.getName(), left.keySet(), missing));
        }
        return make(type, types, arguments);
    }

    private static String propertyOf(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Object parse(String name, String value, Class<?> type) {
        try {
            if (type == String.class) {
                return value;
            } else if (type == int.class) {
                return Integer.valueOf(value);
            } else if (type == double.class) {
                return Double.valueOf(value);
            } else if (type == float.class) {
                return (float) Double.parseDouble(value);
            } else if (type == boolean.class) {
                return Boolean.valueOf(value);
            } else if (type == Duration.class) {
                return Duration.ofNanos(Math.round(Double.parseDouble(value) * 1e6));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s must be a number, was '%s'".formatted(name, value), e);
        }
        return choice(name, value, type);
    }

    private static Object choice(String name, String value, Class<?> type) {
        Map<String, Object> choices = new LinkedHashMap<>();
        for (Object constant : Objects.requireNonNull(type.getEnumConstants(), type.getName())) {
            choices.put(((Enum<?>) constant).name().toLowerCase(Locale.ROOT), constant);
        }
        Object chosen = choices.get(value);
        if (chosen == null) {
            throw new IllegalArgumentException(
                    "%s must be one of %s, was '%s'".formatted(name, String.join(", ", choices.keySet()), value));
        }
        return chosen;
    }

    /** What the record's constructor throws is thrown as it is. */
    private static <R> R make(Class<R> type, Class<?>[] types, List<Object> arguments) {
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
