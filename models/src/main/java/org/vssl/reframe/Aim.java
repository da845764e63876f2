// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import org.vssl.result.Source;

/**
 * Where the crop should be.
 *
 * @param x its centre, 0..1 of the picture's width
 * @param y its centre, 0..1 of the picture's height
 * @param size 1 for the widest crop, less for closer ones
 */
record Aim(double x, double y, double size) {
    static final Aim WIDEST = new Aim(0.5, 0.5, 1);

    /** How far the strongest place may be from the middle, in crop sides: it stays in the middle half. */
    private static final double FAR_OUT = 0.25;

    /**
     * At a source: its box in the middle where it fits, else as much of the box as the crop holds, nearest to the
     * strongest place; but with that place never far out, for a wide box may have joined two who are apart.
     */
    static Aim at(Source source, Shape shape, double size) {
        double x = along(source.x(), source.width(), source.peakX(), shape.width() * size);
        double y = along(source.y(), source.height(), source.peakY(), shape.height() * size);
        return new Aim(x, y, size).inside(shape);
    }

    private static double along(double start, double length, double peak, double crop) {
        double held = length <= crop ? start + length / 2 : within(start + crop / 2, start + length - crop / 2, peak);
        return within(peak - FAR_OUT * crop, peak + FAR_OUT * crop, held);
    }

    private static double within(double least, double most, double value) {
        return Math.max(least, Math.min(most, value));
    }

    /** The nearest aim whose crop lies in the picture. */
    Aim inside(Shape shape) {
        return new Aim(inside(x, shape.width() * size), inside(y, shape.height() * size), size);
    }

    private static double inside(double centre, double length) {
        return Math.max(length / 2, Math.min(1 - length / 2, centre));
    }

    /** How far off another aim is along the worse of both axes, in sides of this one's crop. */
    double distance(Aim other, Shape shape) {
        return Math.max(Math.abs(x - other.x) / shape.width(), Math.abs(y - other.y) / shape.height()) / size;
    }

    /** Moved just so far that {@code goal} lies no more than {@code tolerance} crop sides from the middle. */
    Aim follow(Aim goal, double tolerance, Shape shape) {
        return new Aim(
                        follow(x, goal.x, tolerance * shape.width() * size),
                        follow(y, goal.y, tolerance * shape.height() * size),
                        goal.size)
                .inside(shape);
    }

    private static double follow(double from, double goal, double tolerance) {
        return Math.max(goal - tolerance, Math.min(goal + tolerance, from));
    }
}
