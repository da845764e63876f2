// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import org.freedesktop.gstreamer.Fraction;
import org.freedesktop.gstreamer.Sample;
import org.freedesktop.gstreamer.Structure;

/**
 * How the pictures of a video are.
 *
 * @param width in pixels, as the picture is seen: upright
 * @param pixelAspect width by height of one pixel, 1 when square
 * @param rateNumerator frames per second, by {@code rateDenominator}; 25 where the file does not say
 */
public record PictureFormat(int width, int height, double pixelAspect, int rateNumerator, int rateDenominator) {
    /** Decodes the first frame. */
    public static PictureFormat of(Media media) {
        return FirstFrame.read(media, 0, "", PictureFormat::of);
    }

    private static PictureFormat of(Sample sample) {
        Structure caps = sample.getCaps().getStructure(0);
        Fraction rate = caps.hasField("framerate") ? caps.getFraction("framerate") : new Fraction(0, 1);
        Fraction pixel =
                caps.hasField("pixel-aspect-ratio") ? caps.getFraction("pixel-aspect-ratio") : new Fraction(1, 1);
        boolean isKnown = rate.getNumerator() > 0;
        return new PictureFormat(
                caps.getInteger("width"),
                caps.getInteger("height"),
                (double) pixel.getNumerator() / pixel.getDenominator(),
                isKnown ? rate.getNumerator() : 25,
                isKnown ? rate.getDenominator() : 1);
    }

    /** A piece of a launch line that scales later pictures of another size to this one. */
    public String fixed() {
        return " ! video/x-raw,width=%d,height=%d".formatted(width, height);
    }

    public boolean isSquare() {
        return pixelAspect == 1;
    }

    /** In square pixels. */
    public int shownWidth() {
        return (int) Math.round(width * pixelAspect);
    }
}
