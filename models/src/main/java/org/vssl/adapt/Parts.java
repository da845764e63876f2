// SPDX-License-Identifier: Apache-2.0
package org.vssl.adapt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Moments to learn from, to choose the best step by, and to measure on: whole films where there are at least five, else
 * the last fifth of each film is measured on and the one before it chosen by.
 */
record Parts(List<EmbeddedFrame> train, List<EmbeddedFrame> check, List<EmbeddedFrame> held) {
    private static final int FEWEST_FILMS = 5;

    static Parts of(List<EmbeddedFrame> moments) {
        Map<String, List<EmbeddedFrame>> films =
                moments.stream().collect(Collectors.groupingBy(EmbeddedFrame::film, TreeMap::new, Collectors.toList()));
        var parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean isByFilm = films.size() >= FEWEST_FILMS;
        int film = 0;
        for (List<EmbeddedFrame> all : films.values()) {
            List<EmbeddedFrame> inOrder = all.stream()
                    .sorted(Comparator.comparingDouble(EmbeddedFrame::seconds))
                    .toList();
            for (int i = 0; i < inOrder.size(); i++) {
                int fifth = isByFilm ? film % 5 : 4 - i * 5 / inOrder.size();
                (fifth == 0 ? parts.held : fifth == 1 ? parts.check : parts.train).add(inOrder.get(i));
            }
            film++;
        }
        return parts;
    }

    List<EmbeddedFrame> check(int most) {
        return spread(check, most);
    }

    List<EmbeddedFrame> held(int most) {
        return spread(held, most);
    }

    /** At most so many, evenly over all. */
    private static List<EmbeddedFrame> spread(List<EmbeddedFrame> all, int most) {
        int count = Math.min(most, all.size());
        var some = new ArrayList<EmbeddedFrame>(count);
        for (int i = 0; i < count; i++) {
            some.add(all.get(i * all.size() / Math.max(1, count)));
        }
        return some;
    }
}
