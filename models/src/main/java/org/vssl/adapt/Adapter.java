// SPDX-License-Identifier: Apache-2.0
package org.vssl.adapt;

/**
 * A matrix after the sound's vector: {@code adapted = W heard / |W heard|}.
 *
 * @param dimensions {@code D}
 * @param weights {@code W [D, D]}, row-major
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Adapter(int dimensions, float[] weights) {
    static final float SMALLEST = 1e-6f;

    /** Changes nothing of a vector of unit length. */
    public static Adapter identity(int dimensions) {
        var weights = new float[dimensions * dimensions];
        for (int i = 0; i < dimensions; i++) {
            weights[i * dimensions + i] = 1;
        }
        return new Adapter(dimensions, weights);
    }

    /** A new vector of unit length. */
    public float[] apply(float[] heard) {
        float[] adapted = product(heard);
        float length = Math.max(SMALLEST, length(adapted));
        for (int i = 0; i < dimensions; i++) {
            adapted[i] /= length;
        }
        return adapted;
    }

    /** {@code W heard}. */
    float[] product(float[] heard) {
        var out = new float[dimensions];
        for (int row = 0; row < dimensions; row++) {
            float sum = 0;
            for (int column = 0; column < dimensions; column++) {
                sum += weights[row * dimensions + column] * heard[column];
            }
            out[row] = sum;
        }
        return out;
    }

    static float length(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += value * value;
        }
        return (float) Math.sqrt(sum);
    }
}
