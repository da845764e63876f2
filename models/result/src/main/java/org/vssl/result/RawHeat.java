// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

import java.util.Arrays;

/** Heat as the model gave it. */
public final class RawHeat implements Heat {
    private final float[] cells;
    private final int width;
    private final int height;

    /** Takes ownership of {@code cells}: not copied. */
    public RawHeat(float[] cells, int width, int height) {
        if (width < 1 || height < 1 || cells.length != (long) width * height) {
            throw new IllegalArgumentException("heat of a %dx%d map must hold %d values, holds %d"
                    .formatted(width, height, (long) width * height, cells.length));
        }
        this.cells = cells;
        this.width = width;
        this.height = height;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public float at(int x, int y) {
        if (x < 0 || x >= width) {
            throw new IndexOutOfBoundsException("x must be 0..%d, was %d".formatted(width - 1, x));
        }
        return cells[y * width + x];
    }

    /** The strongest similarity anywhere in the map. */
    public float peak() {
        float peak = cells[0];
        for (float cell : cells) {
            peak = Math.max(peak, cell);
        }
        return peak;
    }

    /** The weakest similarity anywhere in the map. */
    public float min() {
        float min = cells[0];
        for (float cell : cells) {
            min = Math.min(min, cell);
        }
        return min;
    }

    /** On the scale of the map's own range. */
    @Override
    public QuantizedHeat quantized() {
        double min = min();
        double max = peak();
        double step = max > min ? 255 / (max - min) : 0;
        var bytes = new byte[cells.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round((cells[i] - min) * step);
        }
        return new QuantizedHeat(width, height, min, max, bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawHeat heat && width == heat.width && Arrays.equals(cells, heat.cells);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cells) + width;
    }

    @Override
    public String toString() {
        return "RawHeat[%dx%d]".formatted(width, height);
    }
}
