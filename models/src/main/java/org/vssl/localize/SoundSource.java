package org.vssl.localize;

import java.util.Optional;

/**
 * A place that sounds: a hill of the heatmap above the threshold, see {@link Regions}.
 *
 * @param x left edge of its box, 0..1 of the picture's width
 * @param y top edge of its box, 0..1 of the picture's height
 * @param width of its box, 0..1 of the picture's width
 * @param height of its box, 0..1 of the picture's height
 * @param peakX centre of its strongest cell, 0..1 of the picture's width
 * @param peakY centre of its strongest cell, 0..1 of the picture's height
 * @param score similarity of its strongest cell, -1..1
 * @param label what most likely sounds there, where the model names sounds
 * @param bearing where its peak lies from the camera, where the lens is known
 */
public record SoundSource(
        double x,
        double y,
        double width,
        double height,
        double peakX,
        double peakY,
        float score,
        Optional<String> label,
        Optional<Bearing> bearing) {

    /** A place seen through an unknown lens. */
    public SoundSource(
            double x,
            double y,
            double width,
            double height,
            double peakX,
            double peakY,
            float score,
            Optional<String> label) {
        this(x, y, width, height, peakX, peakY, score, label, Optional.empty());
    }

    /** The same place of a picture of these many pixels, with its direction. */
    public SoundSource seenThrough(Lens lens, int pictureWidth, int pictureHeight) {
        Bearing direction = lens.bearing(peakX, peakY, pictureWidth, pictureHeight);
        return new SoundSource(x, y, width, height, peakX, peakY, score, label, Optional.of(direction));
    }
}
