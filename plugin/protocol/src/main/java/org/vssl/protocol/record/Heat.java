package org.vssl.protocol.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;

/**
 * A heatmap in bytes, row-major, origin top left: a cell is {@code min + (max - min) * byte / 255}. Immutable.
 *
 * <p>The scale is the map's own range, so the error of a cell is at most {@code (max - min) / 510}.
 */
public final class Heat {
    /** Most cells along one side; what the element can report. */
    public static final int MAX_SIDE = 128;

    private final int width;
    private final int height;
    private final double min;
    private final double max;
    private final byte[] cells;

    /** Takes ownership of {@code cells}: not copied. */
    public Heat(int width, int height, double min, double max, byte[] cells) {
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

    /** Quantises raw similarity, row-major. */
    public static Heat of(int width, int height, float[] similarity) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (float cell : similarity) {
            min = Math.min(min, cell);
            max = Math.max(max, cell);
        }
        double step = max > min ? 255 / (max - min) : 0;
        byte[] cells = new byte[similarity.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) Math.round((similarity[i] - min) * step);
        }
        return new Heat(width, height, min, max, cells);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    /** Raw similarity of a cell, -1..1, to within half a step of the scale. */
    public double at(int x, int y) {
        return min + (max - min) * (cells[y * width + x] & 0xff) / 255;
    }

    /** The bytes, as JSON carries them. */
    void writeBase64(JsonGenerator json) throws IOException {
        json.writeBinary(cells);
    }

    byte[] copyOfCells() {
        return cells.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Heat heat
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
        return "Heat[%dx%d, %s..%s]".formatted(width, height, min, max);
    }
}
