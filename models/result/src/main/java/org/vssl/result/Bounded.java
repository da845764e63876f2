// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

import java.util.List;

/** Keeps a record below the megabyte that Kafka takes, whatever it says and however JSON must spell it. */
final class Bounded {
    /** The element reports at most 16. */
    private static final int MOST_SOURCES = 64;

    private static final int LONGEST_TEXT = 1000;

    private Bounded() {}

    static List<Source> sources(List<Source> sources) {
        if (sources.size() > MOST_SOURCES) {
            throw new IllegalArgumentException(
                    "a record has at most %d sources, this one has %d".formatted(MOST_SOURCES, sources.size()));
        }
        return List.copyOf(sources);
    }

    static void require(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "field '%s' must have at most %d characters, has %d".formatted(field, LONGEST_TEXT, text.length()));
        }
    }
}
