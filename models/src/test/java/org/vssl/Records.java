// SPDX-License-Identifier: Apache-2.0
package org.vssl;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;

/** Copies of records. */
public final class Records {
    private Records() {}

    /** The same with other values of these components. */
    @SuppressWarnings("unchecked")
    public static <R extends Record> R with(R from, Map<String, Object> values) {
        RecordComponent[] components = from.getClass().getRecordComponents();
        var types = new Class<?>[components.length];
        var arguments = new Object[components.length];
        var left = new HashMap<>(values);
        try {
            for (int i = 0; i < components.length; i++) {
                Object other = left.remove(components[i].getName());
                types[i] = components[i].getType();
                arguments[i] = other == null ? components[i].getAccessor().invoke(from) : other;
            }
            if (!left.isEmpty()) {
                throw new IllegalArgumentException("%s has no %s".formatted(from.getClass(), left.keySet()));
            }
            return (R) from.getClass().getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
