// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

import java.util.BitSet;

/** A binary map: which pixels of the {@value #SIDE} x {@value #SIDE} square are lit. Row-major, immutable. */
public final class Pixels {
    /** Side of the square on which the field measures, in pixels. */
    public static final int SIDE = 224;

    /** Pixels of the square. */
    public static final int COUNT = SIDE * SIDE;

    private final BitSet lit;

    /** Copies {@code lit}. */
    Pixels(BitSet lit) {
        this.lit = (BitSet) lit.clone();
    }

    public boolean isLit(int pixel) {
        return lit.get(pixel);
    }

    /** How many pixels are lit, 0..{@link #COUNT}. */
    public int count() {
        return lit.cardinality();
    }

    /** Lit share of the square in percent: the pIA of one negative sample. */
    public double percent() {
        return 100.0 * count() / COUNT;
    }

    /**
     * Overlap of two binary maps, 0..1: lit in both by lit in either; both empty is 1. Between the maps of two
     * conditions (own sound, silence, ...) a high value says that the model ignores the sound.
     */
    public double overlap(Pixels other) {
        BitSet both = (BitSet) lit.clone();
        both.and(other.lit);
        BitSet either = (BitSet) lit.clone();
        either.or(other.lit);
        return either.isEmpty() ? 1 : both.cardinality() / (double) either.cardinality();
    }
}
