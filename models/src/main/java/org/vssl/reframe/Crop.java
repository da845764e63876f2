// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

/**
 * A part of a picture, never outside it.
 *
 * @param x left edge, 0..1 of the picture's width
 * @param y top edge, 0..1 of the picture's height
 * @param width 0..1 of the picture's width
 * @param height 0..1 of the picture's height
 */
public record Crop(double x, double y, double width, double height) {
    /** What adding two of these may be off by. */
    private static final double ROUNDING = 1e-9;

    public Crop {
        requireInside("x", x, "width", width);
        requireInside("y", y, "height", height);
    }

    private static void requireInside(String from, double at, String size, double length) {
        if (!(at >= 0 && length > 0 && at + length <= 1 + ROUNDING)) {
            throw new IllegalArgumentException("a crop must lie within 0..1 of the picture, but %s is %s and %s is %s"
                    .formatted(from, at, size, length));
        }
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    /** The crop a part of the way to another one, 0 here, 1 there. */
    public Crop towards(Crop other, double part) {
        return new Crop(
                x + (other.x - x) * part,
                y + (other.y - y) * part,
                width + (other.width - width) * part,
                height + (other.height - height) * part);
    }
}
