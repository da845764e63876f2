// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

/** Shares and means of many samples. None is defined without a sample. */
public final class Rates {
    private Rates() {}

    /** Share of values strictly above {@code threshold}, 0..1: detection of positives, false alarms of negatives. */
    public static double above(double[] values, double threshold) {
        int count = 0;
        for (double value : values) {
            count += value > threshold ? 1 : 0;
        }
        return count / (double) values.length;
    }

    /** Share of values that are at least {@code needed}, 0..1: cIoU is that of IoU at 0.5. */
    public static double atLeast(double[] values, double needed) {
        int count = 0;
        for (double value : values) {
            count += value >= needed ? 1 : 0;
        }
        return count / (double) values.length;
    }

    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * {@code 2ab / (a + b)}, 0 when both are 0: F_LOC of cIoU_Uth and 100 - pIA, F_AUC of AUC_Uth and AUC_N (Juanola
     * et al., arXiv 2410.01020).
     */
    public static double harmonicMean(double one, double other) {
        return one + other == 0 ? 0 : 2 * one * other / (one + other);
    }
}
