// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

/** Success against how strict one is: 21 steps from 0 to 1. Source: Senocak et al., CVPR 2018. */
public final class Curve {
    /** Steps of 0.05, both ends included. */
    public static final int STEPS = 21;

    private final double[] shares;

    private Curve(double[] shares) {
        this.shares = shares;
    }

    /** Share of values that are at least t: for IoU, 0..1. */
    public static Curve atLeast(double[] values) {
        var shares = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            int there = 0;
            for (double value : values) {
                there += value >= step / 20.0 ? 1 : 0;
            }
            shares[step] = there / (double) values.length;
        }
        return new Curve(shares);
    }

    /** Share of values that are at most t: for the lit share of a negative's picture, 0..1. */
    public static Curve atMost(double[] values) {
        var shares = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            int there = 0;
            for (double value : values) {
                there += value <= step / 20.0 ? 1 : 0;
            }
            shares[step] = there / (double) values.length;
        }
        return new Curve(shares);
    }

    /** Share at step {@code step}, 0..1. */
    public double share(int step) {
        return shares[step];
    }

    /** Trapezoid area under the curve, 0..1. */
    public double area() {
        double area = 0;
        for (int step = 1; step < STEPS; step++) {
            area += (shares[step - 1] + shares[step]) / 2;
        }
        return area / (STEPS - 1);
    }
}
