// SPDX-License-Identifier: Apache-2.0
package org.vssl.synchrony;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses among the connected places above the threshold by what moves in time with the sound.
 *
 * <p>Where the best place is in time ({@link Synchrony#THRESHOLD}), every place less than half as much in time is
 * darkened to the threshold. Where no place is in time, or there is only one place, heat stays as it is.
 */
public final class Fusion {
    private static final double MUCH_LESS = 0.5;

    private Fusion() {}

    /**
     * A new map.
     *
     * @param heat {@code [rows, columns]}
     * @param inTime scores of {@link Synchrony} for the same cells
     */
    public static float[] fuse(float[] heat, float[] inTime, int columns, float threshold) {
        float[] fused = heat.clone();
        List<List<Integer>> places = places(heat, columns, threshold);
        double best = places.stream()
                .mapToDouble(place -> strongest(place, inTime))
                .max()
                .orElse(0);
        if (places.size() < 2 || best < Synchrony.THRESHOLD) {
            return fused;
        }
        for (List<Integer> place : places) {
            if (strongest(place, inTime) < best * MUCH_LESS) {
                place.forEach(cell -> fused[cell] = threshold);
            }
        }
        return fused;
    }

    private static double strongest(List<Integer> place, float[] inTime) {
        return place.stream().mapToDouble(cell -> inTime[cell]).max().orElse(0);
    }

    private static List<List<Integer>> places(float[] heat, int columns, float threshold) {
        var isSeen = new boolean[heat.length];
        List<List<Integer>> places = new ArrayList<>();
        for (int start = 0; start < heat.length; start++) {
            if (!isSeen[start] && heat[start] > threshold) {
                places.add(place(heat, columns, threshold, isSeen, start));
            }
        }
        return places;
    }

    private static List<Integer> place(float[] heat, int columns, float threshold, boolean[] isSeen, int start) {
        List<Integer> place = new ArrayList<>();
        var waiting = new ArrayDeque<Integer>(List.of(start));
        isSeen[start] = true;
        while (!waiting.isEmpty()) {
            int cell = waiting.pop();
            place.add(cell);
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int x = cell % columns + dx;
                    int next = cell + dy * columns + dx;
                    boolean isInside = x >= 0 && x < columns && next >= 0 && next < heat.length;
                    if (isInside && !isSeen[next] && heat[next] > threshold) {
                        isSeen[next] = true;
                        waiting.push(next);
                    }
                }
            }
        }
        return place;
    }
}
