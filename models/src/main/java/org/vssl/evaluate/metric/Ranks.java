// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

/** Where the first right answer stands when everything is ranked by agreement. */
public final class Ranks {
    private Ranks() {}

    /** Says whether a candidate is a right answer. */
    public interface Right {
        boolean is(int candidate);
    }

    /**
     * Rank of the best right candidate, from 1: one more than the number of wrong candidates that score at least as
     * much, so that a tie never helps. 0 when no candidate is right.
     */
    public static int first(double[] scores, Right right) {
        double best = Double.NEGATIVE_INFINITY;
        boolean isAny = false;
        for (int i = 0; i < scores.length; i++) {
            if (right.is(i)) {
                isAny = true;
                best = Math.max(best, scores[i]);
            }
        }
        int rank = isAny ? 1 : 0;
        for (int i = 0; isAny && i < scores.length; i++) {
            rank += !right.is(i) && scores[i] >= best ? 1 : 0;
        }
        return rank;
    }

    /** R@k: share of ranks that are 1..k, 0..1. */
    public static double recall(int[] ranks, int k) {
        int there = 0;
        for (int rank : ranks) {
            there += rank >= 1 && rank <= k ? 1 : 0;
        }
        return there / (double) ranks.length;
    }
}
