// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.evaluate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.vssl.evaluate.metric.GroundTruth;
import org.vssl.evaluate.metric.Pixels;
import org.vssl.evaluate.metric.ScaledHeat;

/** A sample's picture: lit where heat exceeds the threshold, the true source outlined. */
final class Overlay {
    private static final Color LIT = new Color(230, 120, 0, 130);
    private static final Color OUTLINE = new Color(0, 210, 255);

    private Overlay() {}

    /** As a data URL that a page can hold. */
    static String dataUrl(BufferedImage picture, GroundTruth truth, ScaledHeat heat, float threshold) {
        int side = Pixels.SIDE;
        var drawn = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, side, side, null);
        Pixels lit = heat.above(threshold);
        for (int i = 0; i < Pixels.COUNT; i++) {
            int x = i % side;
            boolean isEdge = truth.holds(i)
                    && (x == 0
                            || x == side - 1
                            || i < side
                            || i >= Pixels.COUNT - side
                            || !truth.holds(i - 1)
                            || !truth.holds(i + 1)
                            || !truth.holds(i - side)
                            || !truth.holds(i + side));
            if (isEdge || lit.isLit(i)) {
                pen.setColor(isEdge ? OUTLINE : LIT);
                pen.fillRect(x, i / side, 1, 1);
            }
        }
        pen.dispose();
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawn, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
