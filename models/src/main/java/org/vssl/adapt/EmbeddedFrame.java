// SPDX-License-Identifier: Apache-2.0
package org.vssl.adapt;

/**
 * The embeddings that a split model computes of one frame of a film and its sound.
 *
 * @param film which film
 * @param seconds into the film
 * @param sound the vector {@code [D]} of the window around it
 * @param picture the vectors {@code [D, cells]} of the frame
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record EmbeddedFrame(String film, double seconds, float[] sound, float[] picture) {
    static final double NEAR_SECONDS = 10;

    /** Whether the two may show the same thing because little time lies between them. */
    boolean isNear(EmbeddedFrame other) {
        return film.equals(other.film) && Math.abs(seconds - other.seconds) < NEAR_SECONDS;
    }

    int cells() {
        return picture.length / sound.length;
    }

    /** The dot product of a sound's vector and each cell's: the strongest cell. */
    int strongest(float[] heard) {
        int cells = cells();
        var heat = new float[cells];
        for (int dimension = 0; dimension < heard.length; dimension++) {
            float value = heard[dimension];
            int row = dimension * cells;
            for (int cell = 0; cell < cells; cell++) {
                heat[cell] += value * picture[row + cell];
            }
        }
        int best = 0;
        for (int cell = 1; cell < cells; cell++) {
            best = heat[cell] > heat[best] ? cell : best;
        }
        return best;
    }

    /** The dot product with one cell. */
    float heat(float[] heard, int cell) {
        int cells = cells();
        float sum = 0;
        for (int dimension = 0; dimension < heard.length; dimension++) {
            sum += heard[dimension] * picture[dimension * cells + cell];
        }
        return sum;
    }

    /** The strongest heat of a sound in this picture. */
    float peak(float[] heard) {
        return heat(heard, strongest(heard));
    }
}
