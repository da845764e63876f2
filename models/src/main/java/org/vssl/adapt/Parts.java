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
record Parts(List<Moment> train, List<Moment> check, List<Moment> held) {
    private static final int FEWEST_FILMS = 5;

    static Parts of(List<Moment> moments) {
        Map<String, List<Moment>> films =
                moments.stream().collect(Collectors.groupingBy(Moment::film, TreeMap::new, Collectors.toList()));
        var parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean isByFilm = films.size() >= FEWEST_FILMS;
        int film = 0;
        for (List<Moment> all : films.values()) {
            List<Moment> inOrder = all.stream()
                    .sorted(Comparator.comparingDouble(Moment::seconds))
                    .toList();
            for (int i = 0; i < inOrder.size(); i++) {
                int fifth = isByFilm ? film % 5 : 4 - i * 5 / inOrder.size();
                (fifth == 0 ? parts.held : fifth == 1 ? parts.check : parts.train).add(inOrder.get(i));
            }
            film++;
        }
        return parts;
    }

    List<Moment> check(int most) {
        return spread(check, most);
    }

    List<Moment> held(int most) {
        return spread(held, most);
    }

    /** At most so many, evenly over all. */
    private static List<Moment> spread(List<Moment> all, int most) {
        int count = Math.min(most, all.size());
        var some = new ArrayList<Moment>(count);
        for (int i = 0; i < count; i++) {
            some.add(all.get(i * all.size() / Math.max(1, count)));
        }
        return some;
    }
}
