// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

import java.util.Arrays;

/**
 * Heat in a byte a cell: {@code min + (max - min) * byte / 255}. Where the scale is the map's own range, the error of a
 * cell is at most {@code (max - min) / 510}.
 */
public final class QuantizedHeat implements Heat {
    private final int width;
    private final int height;
    private final double min;
    private final double max;
    private final byte[] cells;

    /** Takes ownership of {@code cells}: not copied. */
    public QuantizedHeat(int width, int height, double min, double max, byte[] cells) {
        if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE || cells.length != width * height) {
            throw new IllegalArgumentException("heat must be 1x1..%dx%d with one byte per cell, was %dx%d with %d"
                    .formatted(MAX_SIDE, MAX_SIDE, width, height, cells.length));
        }
        Finite.require("heat.min", min);
        Finite.require("heat.max", max);
        if (min > max) {
            throw new IllegalArgumentException("heat must have min <= max, was %s..%s".formatted(min, max));
        }
        this.width = width;
        this.height = height;
        this.min = min;
        this.max = max;
        this.cells = cells;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    @Override
    public float at(int x, int y) {
        return (float) (min + (max - min) * (cells[y * width + x] & 0xff) / 255);
    }

    @Override
    public QuantizedHeat quantized() {
        return this;
    }

    public byte[] copyOfCells() {
        return cells.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantizedHeat heat
                && width == heat.width
                && height == heat.height
                && min == heat.min
                && max == heat.max
                && Arrays.equals(cells, heat.cells);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cells) + width;
    }

    @Override
    public String toString() {
        return "QuantizedHeat[%dx%d, %s..%s]".formatted(width, height, min, max);
    }
}
