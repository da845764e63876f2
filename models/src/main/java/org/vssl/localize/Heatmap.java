package org.vssl.localize;

/** Agreement of sound and picture: {@code float[height, width]}, row-major, -1..1, origin top left. Immutable. */
public final class Heatmap {
    private final float[] heat;
    private final int width;
    private final int height;

    /** Takes ownership of {@code heat}: not copied. */
    public Heatmap(float[] heat, int width, int height) {
        if (width < 1 || height < 1 || heat.length != width * height) {
            throw new IllegalArgumentException("heat of a %dx%d map must hold %d values, holds %d"
                    .formatted(width, height, width * height, heat.length));
        }
        this.heat = heat;
        this.width = width;
        this.height = height;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public float at(int x, int y) {
        if (x < 0 || x >= width) {
            throw new IndexOutOfBoundsException("x must be 0..%d, was %d".formatted(width - 1, x));
        }
        return heat[y * width + x];
    }

    /** The strongest similarity anywhere in the map, -1..1. */
    public float peak() {
        float peak = heat[0];
        for (float value : heat) {
            peak = Math.max(peak, value);
        }
        return peak;
    }
}
