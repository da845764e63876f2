// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.scene;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.SoundFile;

/** A cut-out photograph of Debian's tuxpaint-stamps-default and the recording that comes with it. */
record Stamp(String name, BufferedImage picture, SoundFile sound) {
    static final Path FOLDER = Path.of("/usr/share/tuxpaint/stamps");

    /** Finds a stamp by its path below {@link #FOLDER}, without the ending. */
    static Stamp load(String path) {
        String name = Path.of(path).getFileName().toString();
        Path picture = FOLDER.resolve(path + ".png");
        Path sound = Stream.of(".ogg", ".wav")
                .map(ending -> FOLDER.resolve(path + ending))
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> missing(FOLDER.resolve(path + ".ogg")));
        try {
            if (!Files.isReadable(picture)) {
                throw missing(picture);
            }
            return new Stamp(name, ImageIO.read(picture.toFile()), SoundFile.decode(sound, DemoScene.SAMPLE_RATE));
        } catch (IOException e) {
            throw new PipelineException("cannot read " + picture + ": " + e, e);
        }
    }

    private static PipelineException missing(Path file) {
        return new PipelineException(
                file + " not found; install the package tuxpaint-stamps-default (./vssl setup installs it)");
    }
}
