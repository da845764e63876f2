package org.vssl.reframe;

import org.vssl.localize.SoundSource;

/**
 * Where the crop should be.
 *
 * @param x its centre, 0..1 of the picture's width
 * @param y its centre, 0..1 of the picture's height
 * @param size 1 for the widest crop, less for closer ones
 */
record Aim(double x, double y, double size) {
    static final Aim WIDEST = new Aim(0.5, 0.5, 1);

    /** A box up to this share of the crop may be anywhere near its middle without being cut. */
    private static final double SMALL = 0.5;

    /**
     * At a source: the middle of its box where that is small beside the crop; the strongest place of one that the crop
     * does not hold, for such a box may have joined two who are apart; in between for those in between.
     */
    static Aim at(SoundSource source, Shape shape, double size) {
        double x = along(source.x(), source.width(), source.peakX(), shape.width() * size);
        double y = along(source.y(), source.height(), source.peakY(), shape.height() * size);
        return new Aim(x, y, size).inside(shape);
    }

    private static double along(double start, double length, double peak, double crop) {
        double middle = start + length / 2;
        double towardsPeak = Math.max(0, Math.min(1, (length / crop - SMALL) / (1 - SMALL)));
        return middle + (peak - middle) * towardsPeak;
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
