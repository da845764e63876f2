// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.freedesktop.gstreamer.Format;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.Sample;
import org.freedesktop.gstreamer.State;
import org.freedesktop.gstreamer.Structure;
import org.freedesktop.gstreamer.elements.AppSink;
import org.freedesktop.gstreamer.event.SeekFlags;

/** One frame of a video. */
public final class VideoFrame {
    private static final int PATIENCE_SECONDS = 20;

    private VideoFrame() {}

    /** The frame in the middle of a video; the first one of a video of unknown length. */
    public static BufferedImage middle(Path file) {
        Media media = Media.video(file, "a picture or a video");
        Pipeline pipeline = (Pipeline) Gst.parseLaunch("uridecodebin uri=" + media.uri() + " ! " + Media.UPRIGHT
                + " ! video/x-raw,format=BGRx ! appsink name=frame sync=false max-buffers=1");
        try {
            pipeline.setState(State.PAUSED);
            pipeline.getState(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (media.durationNanos() > 0) {
                pipeline.seekSimple(
                        Format.TIME, EnumSet.of(SeekFlags.FLUSH, SeekFlags.ACCURATE), media.durationNanos() / 2);
                pipeline.getState(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            if (pipeline.getState(0, TimeUnit.SECONDS) != State.PAUSED) {
                throw new PipelineException("cannot decode " + file + ": no frame could be decoded");
            }
            return image(((AppSink) pipeline.getElementByName("frame")).pullPreroll());
        } finally {
            pipeline.stop();
            pipeline.dispose();
        }
    }

    /** Four bytes a pixel, so that rows have no gaps. */
    private static BufferedImage image(Sample sample) {
        try {
            Structure caps = sample.getCaps().getStructure(0);
            int width = caps.getInteger("width");
            int height = caps.getInteger("height");
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            ByteBuffer bytes = sample.getBuffer().map(false);
            for (int i = 0; i < width * height; i++) {
                int blue = bytes.get(4 * i) & 0xff;
                int green = bytes.get(4 * i + 1) & 0xff;
                int red = bytes.get(4 * i + 2) & 0xff;
                image.setRGB(i % width, i / width, red << 16 | green << 8 | blue);
            }
            sample.getBuffer().unmap();
            return image;
        } finally {
            sample.dispose();
        }
    }
}
