// SPDX-License-Identifier: Apache-2.0
package org.vssl.adapt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Learns an {@link Adapter} by contrast: InfoNCE (van den Oord et al., arXiv 1807.03748) both ways between the sounds and
 * pictures of a batch, the strongest cell standing for its picture as in LVS; own sounds are pushed above the
 * threshold, silence and noise below it; the matrix is held near the one that changes nothing. Deterministic. Keeps the step that tells own pictures
 * from foreign ones best on moments it does not learn from.
 */
public final class AdapterTraining {
    private static final int STEPS = 400;
    private static final int LOOK_EVERY = 20;
    private static final int BATCH = 96;
    private static final float TEMPERATURE = 0.07f;
    private static final float RATE = 1e-2f;
    private static final float TOWARDS_IDENTITY = 1e-3f;
    /** How far from the threshold own sounds, and silence and noise, are pushed. */
    private static final float MARGIN = 0.1f;

    /** Of being on the wrong side of the threshold, beside the contrast. */
    private static final float WEIGHT = 15;

    private final List<EmbeddedFrame> moments;
    private final List<float[]> negatives;
    private final float threshold;
    private final Random random;
    private final int dimensions;
    private final float[] weights;
    private final float[] mean;
    private final float[] square;

    private AdapterTraining(List<EmbeddedFrame> moments, List<float[]> negatives, float threshold, long seed) {
        this.moments = moments;
        this.negatives = negatives;
        this.threshold = threshold;
        this.random = new Random(seed);
        this.dimensions = moments.get(0).sound().length;
        this.weights = Adapter.identity(dimensions).weights();
        this.mean = new float[weights.length];
        this.square = new float[weights.length];
    }

    /** Called with the number of steps done. */
    public interface Progress {
        void at(int done, int all);
    }

    /**
     * Learns.
     *
     * @param moments to learn from, at least two
     * @param check to choose the best step by
     * @param negatives vectors of silence and noise
     * @param threshold of the bundle
     */
    public static Adapter train(
            List<EmbeddedFrame> moments,
            List<EmbeddedFrame> check,
            List<float[]> negatives,
            float threshold,
            long seed,
            Progress progress) {
        return new AdapterTraining(moments, negatives, threshold, seed).train(check, progress);
    }

    private Adapter train(List<EmbeddedFrame> check, Progress progress) {
        Adapter best = now();
        double bestScore = Agreement.preference(best, check);
        for (int step = 1; step <= STEPS; step++) {
            descend(gradient(batch()), step);
            if (step % LOOK_EVERY == 0) {
                Adapter adapter = now();
                double score = Agreement.preference(adapter, check);
                if (score > bestScore) {
                    best = adapter;
                    bestScore = score;
                }
                progress.at(step, STEPS);
            }
        }
        return best;
    }

    private Adapter now() {
        return new Adapter(dimensions, weights.clone());
    }

    private List<EmbeddedFrame> batch() {
        var shuffled = new ArrayList<>(moments);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(BATCH, shuffled.size()));
    }

    private float[] gradient(List<EmbeddedFrame> batch) {
        int count = batch.size();
        var adapter = new Adapter(dimensions, weights);
        var heat = new float[count][count];
        var cells = new int[count][count];
        for (int i = 0; i < count; i++) {
            float[] heard = adapter.apply(batch.get(i).sound());
            for (int j = 0; j < count; j++) {
                cells[i][j] = batch.get(j).strongest(heard);
                heat[i][j] = i != j && batch.get(i).isNear(batch.get(j))
                        ? Float.NEGATIVE_INFINITY
                        : batch.get(j).heat(heard, cells[i][j]) / TEMPERATURE;
            }
        }
        float[][] pull = pulls(heat);
        var gradient = new float[weights.length];
        for (int i = 0; i < count; i++) {
            var towards = new float[dimensions];
            for (int j = 0; j < count; j++) {
                add(towards, batch.get(j), cells[i][j], pull[i][j] / TEMPERATURE);
            }
            float lack = Math.max(0, threshold + MARGIN - heat[i][i] * TEMPERATURE);
            add(towards, batch.get(i), cells[i][i], -2 * WEIGHT * lack / count);
            chain(gradient, adapter, batch.get(i).sound(), towards);
        }
        quieten(gradient, adapter, batch);
        for (int i = 0; i < weights.length; i++) {
            float identity = i % (dimensions + 1) == 0 ? 1 : 0;
            gradient[i] += 2 * TOWARDS_IDENTITY * (weights[i] - identity);
        }
        return gradient;
    }

    /** Derivative of the mean of both cross entropies by each heat over the temperature. */
    private static float[][] pulls(float[][] heat) {
        int count = heat.length;
        var pull = new float[count][count];
        for (int i = 0; i < count; i++) {
            var row = new float[count];
            var column = new float[count];
            for (int j = 0; j < count; j++) {
                row[j] = heat[i][j];
                column[j] = heat[j][i];
            }
            softmax(row);
            softmax(column);
            for (int j = 0; j < count; j++) {
                pull[i][j] += (row[j] - (i == j ? 1 : 0)) / (2 * count);
                pull[j][i] += (column[j] - (i == j ? 1 : 0)) / (2 * count);
            }
        }
        return pull;
    }

    private static void softmax(float[] values) {
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            most = Math.max(most, value);
        }
        float sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.exp(values[i] - most);
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
    }

    /** Silence and noise: the square of what lies above, or not far enough below, in a drawn picture each. */
    private void quieten(float[] gradient, Adapter adapter, List<EmbeddedFrame> batch) {
        for (float[] negative : negatives) {
            EmbeddedFrame picture = batch.get(random.nextInt(batch.size()));
            float[] heard = adapter.apply(negative);
            int cell = picture.strongest(heard);
            float excess = picture.heat(heard, cell) - threshold + MARGIN;
            if (excess > 0) {
                var towards = new float[dimensions];
                add(towards, picture, cell, 2 * WEIGHT * excess / negatives.size());
                chain(gradient, adapter, negative, towards);
            }
        }
    }

    private static void add(float[] sum, EmbeddedFrame picture, int cell, float weight) {
        int cells = picture.cells();
        for (int dimension = 0; dimension < sum.length; dimension++) {
            sum[dimension] += weight * picture.picture()[dimension * cells + cell];
        }
    }

    /** From the derivative by the vector of unit length to the one by the matrix. */
    private void chain(float[] gradient, Adapter adapter, float[] sound, float[] byUnit) {
        float[] raw = adapter.product(sound);
        float length = Math.max(Adapter.SMALLEST, Adapter.length(raw));
        float along = 0;
        for (int i = 0; i < dimensions; i++) {
            along += byUnit[i] * raw[i] / length;
        }
        for (int row = 0; row < dimensions; row++) {
            float byRaw = (byUnit[row] - along * raw[row] / length) / length;
            for (int column = 0; column < dimensions; column++) {
                gradient[row * dimensions + column] += byRaw * sound[column];
            }
        }
    }

    /** Adam (Kingma, Ba, arXiv 1412.6980) with its usual constants. */
    private void descend(float[] gradient, int step) {
        double meanLeft = 1 - Math.pow(0.9, step);
        double squareLeft = 1 - Math.pow(0.999, step);
        for (int i = 0; i < weights.length; i++) {
            mean[i] = 0.9f * mean[i] + 0.1f * gradient[i];
            square[i] = 0.999f * square[i] + 0.001f * gradient[i] * gradient[i];
            weights[i] -= (float) (RATE * (mean[i] / meanLeft) / (Math.sqrt(square[i] / squareLeft) + 1e-8));
        }
    }
}
