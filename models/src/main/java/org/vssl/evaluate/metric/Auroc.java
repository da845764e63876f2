// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

import java.util.Arrays;

/** How well one number tells positives from negatives, whatever the threshold. */
public final class Auroc {
    private Auroc() {}

    /**
     * Chance that a positive exceeds a negative, ties counting half, 0..1: the Mann-Whitney statistic over the number
     * of pairs, which is the area under the ROC curve (Hanley, McNeil, 1982).
     */
    public static double of(double[] positives, double[] negatives) {
        double[] sorted = negatives.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double positive : positives) {
            int below = below(sorted, positive, false);
            int notAbove = below(sorted, positive, true);
            wins += below + (notAbove - below) / 2.0;
        }
        return wins / ((double) positives.length * negatives.length);
    }

    private static int below(double[] sorted, double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
