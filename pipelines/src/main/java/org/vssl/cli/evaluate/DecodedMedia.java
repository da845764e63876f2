// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.evaluate;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.SoundFile;
import org.vssl.cli.gst.VideoFrame;
import org.vssl.evaluate.Media;
import org.vssl.evaluate.Picture;
import org.vssl.evaluate.Sample;
import org.vssl.evaluate.Waveform;

/** Pictures by ImageIO, videos (their middle frame) and sounds by GStreamer. */
public final class DecodedMedia implements Media {
    private static final int SAMPLE_RATE = 48000;
    private static final Set<String> STILLS = Set.of("jpg", "jpeg", "png", "bmp", "gif");

    @Override
    public Picture picture(Sample sample) {
        return packed(image(sample.picture()));
    }

    @Override
    public Waveform sound(Sample sample) {
        return waveform(sample.sound());
    }

    /** Both channels' mean. */
    public static Waveform waveform(Path file) {
        float[] stereo = SoundFile.decode(file, SAMPLE_RATE).stereo();
        var mono = new float[stereo.length / 2];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (stereo[2 * i] + stereo[2 * i + 1]) / 2;
        }
        return new Waveform(mono, SAMPLE_RATE);
    }

    static BufferedImage image(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!STILLS.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return VideoFrame.middle(file);
        }
        return still(file);
    }

    /** A picture file. */
    public static BufferedImage still(Path file) {
        try {
            BufferedImage image = Files.isReadable(file) ? ImageIO.read(file.toFile()) : null;
            if (image == null) {
                throw new PipelineException("cannot read " + file + ": expected a PNG, JPEG, GIF or BMP picture");
            }
            return image;
        } catch (IOException e) {
            throw new PipelineException("cannot read " + file + ": " + e, e);
        }
    }

    /** Packed RGB of a drawn or decoded image. */
    public static Picture packed(BufferedImage image) {
        int width = image.getWidth();
        int[] row = new int[width];
        ByteBuffer rgb = ByteBuffer.allocateDirect(width * image.getHeight() * 3);
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                rgb.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
            }
        }
        return new Picture(rgb, width, image.getHeight());
    }
}
