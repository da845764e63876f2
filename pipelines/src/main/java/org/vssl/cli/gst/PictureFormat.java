// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.util.concurrent.TimeUnit;
import org.freedesktop.gstreamer.Fraction;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.Sample;
import org.freedesktop.gstreamer.State;
import org.freedesktop.gstreamer.Structure;
import org.freedesktop.gstreamer.elements.AppSink;

/**
 * How the pictures of a video are.
 *
 * @param width in pixels, as the picture is seen: upright
 * @param pixelAspect width by height of one pixel, 1 when square
 * @param rateNumerator frames per second, by {@code rateDenominator}; 25 where the file does not say
 */
public record PictureFormat(int width, int height, double pixelAspect, int rateNumerator, int rateDenominator) {
    private static final int PATIENCE_SECONDS = 20;

    /** Decodes the first frame. */
    public static PictureFormat of(Media media) {
        Pipeline pipeline = (Pipeline) Gst.parseLaunch("uridecodebin uri=" + media.uri() + " ! " + Media.UPRIGHT
                + " ! appsink name=frame sync=false max-buffers=1");
        try {
            pipeline.setState(State.PAUSED);
            if (pipeline.getState(PATIENCE_SECONDS, TimeUnit.SECONDS) != State.PAUSED) {
                throw new PipelineException("cannot decode " + media.file() + ": no frame could be decoded");
            }
            return of(((AppSink) pipeline.getElementByName("frame")).pullPreroll());
        } finally {
            pipeline.stop();
            pipeline.dispose();
        }
    }

    private static PictureFormat of(Sample sample) {
        try {
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
        } finally {
            sample.dispose();
        }
    }

    public boolean isSquare() {
        return pixelAspect == 1;
    }

    /** In square pixels. */
    public int shownWidth() {
        return (int) Math.round(width * pixelAspect);
    }
}
