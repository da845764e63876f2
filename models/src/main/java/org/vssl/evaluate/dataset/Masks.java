// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.vssl.evaluate.metric.GroundTruth;

/** Masks as picture files: the source is where any channel is brighter than {@value #DARK} of 255. */
final class Masks {
    /** Compression leaves some grey round a mask; the palettes in use start at 64. */
    private static final int DARK = 32;

    private Masks() {}

    static GroundTruth read(Path file) {
        try {
            BufferedImage mask = Files.isReadable(file) ? ImageIO.read(file.toFile()) : null;
            if (mask == null) {
                throw new DataSetException("cannot read the mask " + file + ": expected a PNG or JPEG picture");
            }
            return GroundTruth.mask(mask.getWidth(), mask.getHeight(), (x, y) -> isBright(mask.getRGB(x, y)));
        } catch (IOException e) {
            throw new DataSetException("cannot read the mask " + file + ": " + e, e);
        }
    }

    private static boolean isBright(int pixel) {
        return Math.max(pixel >> 16 & 0xff, Math.max(pixel >> 8 & 0xff, pixel & 0xff)) > DARK;
    }
}
