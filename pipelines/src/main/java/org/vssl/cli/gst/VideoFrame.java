// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.freedesktop.gstreamer.Sample;
import org.freedesktop.gstreamer.Structure;

/** One frame of a video. */
public final class VideoFrame {
    private VideoFrame() {}

    /** The frame in the middle of a video; the first one of a video of unknown length. */
    public static BufferedImage middle(Path file) {
        Media media = Media.video(file, "a picture or a video");
        return FirstFrame.read(media, media.durationNanos() / 2, " ! video/x-raw,format=BGRx", VideoFrame::image);
    }

    /** Four bytes a pixel, so that rows have no gaps. */
    private static BufferedImage image(Sample sample) {
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
    }
}
