// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What wavering moments most likely were: each votes with its length for what it says, and each change of mind costs as
 * much as the least that a stretch must last. The best total wins (Viterbi), so no stretch is shorter than that unless
 * everything is, a word of a few frames is outvoted, and a change that lasts is told at the frame where it came.
 */
final class Steady {
    private Steady() {}

    /**
     * Cuts moments into stretches.
     *
     * @param says what a moment votes for; moments that say nothing agree with whatever is round them
     */
    static <T> List<Segment<T>> of(
            List<CaptionFrame> moments, Function<CaptionFrame, Optional<T>> says, long leastNanos) {
        List<T> choices =
                moments.stream().map(says).flatMap(Optional::stream).distinct().toList();
        if (choices.isEmpty()) {
            return List.of(new Segment<>(Optional.empty(), moments));
        }
        int[] path = path(moments, says, choices, leastNanos);
        var stretches = new ArrayList<Segment<T>>();
        int start = 0;
        for (int i = 1; i <= path.length; i++) {
            if (i == path.length || path[i] != path[start]) {
                stretches.add(new Segment<>(Optional.of(choices.get(path[start])), moments.subList(start, i)));
                start = i;
            }
        }
        return stretches;
    }

    /** The choice of each moment on the best path. At equal totals nothing changes, and the earlier choice wins. */
    private static <T> int[] path(
            List<CaptionFrame> moments, Function<CaptionFrame, Optional<T>> says, List<T> choices, long changeCost) {
        var total = new long[choices.size()];
        var from = new int[moments.size()][choices.size()];
        for (int i = 0; i < moments.size(); i++) {
            int voted = says.apply(moments.get(i)).map(choices::indexOf).orElse(-1);
            int best = best(total);
            long afterChange = total[best] - changeCost;
            for (int choice = 0; choice < total.length; choice++) {
                boolean changes = i > 0 && afterChange > total[choice];
                from[i][choice] = changes ? best : choice;
                total[choice] = (changes ? afterChange : total[choice])
                        + (choice == voted ? moments.get(i).nanos() : 0);
            }
        }
        var path = new int[moments.size()];
        int at = best(total);
        for (int i = path.length - 1; i >= 0; i--) {
            path[i] = at;
            at = from[i][at];
        }
        return path;
    }

    private static int best(long[] total) {
        int best = 0;
        for (int i = 1; i < total.length; i++) {
            best = total[i] > total[best] ? i : best;
        }
        return best;
    }
}
