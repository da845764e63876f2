// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

import java.util.List;

/** Where the sound comes from: 0..1 for each pixel of the square, soft where annotators disagree. Immutable. */
public final class GroundTruth {
    private final float[] weights;
    private final int nonZero;
    private final double sum;

    private GroundTruth(float[] weights) {
        this.weights = weights;
        int count = 0;
        double total = 0;
        for (float weight : weights) {
            count += weight > 0 ? 1 : 0;
            total += weight;
        }
        this.nonZero = count;
        this.sum = total;
    }

    /** The union of boxes, as VGG-SS draws it: edges times 224, cut to whole pixels. */
    public static GroundTruth union(List<Box> boxes) {
        var weights = new float[Pixels.COUNT];
        boxes.forEach(box -> add(box, weights));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.min(1, weights[i]);
        }
        return new GroundTruth(weights);
    }

    /** The consensus of annotators, {@code min(1, votes / 2)} for each pixel, after Senocak et al., CVPR 2018. */
    public static GroundTruth consensus(List<Box> boxes) {
        var weights = new float[Pixels.COUNT];
        boxes.forEach(box -> add(box, weights));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.min(1, weights[i] / 2);
        }
        return new GroundTruth(weights);
    }

    private static void add(Box box, float[] weights) {
        for (int y = (int) (box.top() * Pixels.SIDE); y < (int) (box.bottom() * Pixels.SIDE); y++) {
            for (int x = (int) (box.left() * Pixels.SIDE); x < (int) (box.right() * Pixels.SIDE); x++) {
                weights[y * Pixels.SIDE + x]++;
            }
        }
    }

    /** Says whether a place of the mask's own size belongs to the source. */
    public interface Mask {
        boolean holds(int x, int y);
    }

    /** A mask of any size, taken at the nearest place. */
    public static GroundTruth mask(int width, int height, Mask mask) {
        var weights = new float[Pixels.COUNT];
        for (int y = 0; y < Pixels.SIDE; y++) {
            for (int x = 0; x < Pixels.SIDE; x++) {
                int column = (int) ((x + 0.5) * width / Pixels.SIDE);
                int row = (int) ((y + 0.5) * height / Pixels.SIDE);
                weights[y * Pixels.SIDE + x] = mask.holds(column, row) ? 1 : 0;
            }
        }
        return new GroundTruth(weights);
    }

    /** How many pixels are more than 0. */
    public int nonZero() {
        return nonZero;
    }

    public float at(int pixel) {
        return weights[pixel];
    }

    /** Whether a pixel belongs to the source at all. */
    public boolean holds(int pixel) {
        return weights[pixel] > 0;
    }

    /**
     * Intersection over union with soft truth, 0..1: {@code sum(b g) / (sum(g) + sum(b [g = 0]))}, after Senocak et
     * al., CVPR 2018. Not defined when both are empty: negatives are scored by area instead.
     */
    public double iou(Pixels predicted) {
        double inside = 0;
        int outside = 0;
        for (int i = 0; i < weights.length; i++) {
            if (predicted.isLit(i)) {
                inside += weights[i];
                outside += weights[i] > 0 ? 0 : 1;
            }
        }
        if (sum + outside == 0) {
            throw new IllegalArgumentException("IoU of an empty prediction and an empty truth is not defined");
        }
        return inside / (sum + outside);
    }
}
