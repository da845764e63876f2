// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.sheet;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.vssl.cli.gst.PipelineException;
import org.vssl.result.Verdict;

/** Draws thumbnails with heat along time, then the verdicts, the loudness and the similarity below them. */
public final class ContactSheet {
    /** In pixels. */
    public static final int THUMBNAIL_WIDTH = 256;

    private static final int COLUMNS = 6;
    private static final int GAP = 8;
    private static final int CAPTION = 22;
    private static final int HEADER = 44;
    private static final int TIMELINE = 300;
    private static final Color BACKGROUND = new Color(24, 24, 28);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private ContactSheet() {}

    /** Writes a PNG; it appears under its name only when it is whole. */
    public static void write(String title, SheetBuilder frames, Path out) {
        BufferedImage sheet = draw(title, frames);
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            try {
                ImageIO.write(sheet, "png", part.toFile());
                Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new PipelineException("cannot write " + out + ": " + e, e);
        }
    }

    static BufferedImage draw(String title, SheetBuilder frames) {
        List<SheetBuilder.Thumbnail> thumbnails = frames.thumbnails();
        int thumbnailHeight =
                thumbnails.isEmpty() ? 0 : thumbnails.get(0).picture().getHeight();
        int rows = (thumbnails.size() + COLUMNS - 1) / COLUMNS;
        int width = COLUMNS * (THUMBNAIL_WIDTH + GAP) + GAP;
        int top = HEADER + rows * (thumbnailHeight + CAPTION + GAP);
        var sheet = new BufferedImage(width, top + TIMELINE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(BACKGROUND);
        pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        header(pen, title + "   " + frames.summary(), width);
        for (int i = 0; i < thumbnails.size(); i++) {
            int x = GAP + i % COLUMNS * (THUMBNAIL_WIDTH + GAP);
            int y = HEADER + i / COLUMNS * (thumbnailHeight + CAPTION + GAP);
            thumbnail(pen, thumbnails.get(i), x, y, thumbnailHeight);
        }
        new Timeline(frames.reports(), GAP, top, width - 2 * GAP, TIMELINE - GAP).draw(pen);
        pen.dispose();
        return sheet;
    }

    private static void header(Graphics2D pen, String title, int width) {
        pen.setFont(TEXT.deriveFont(Font.BOLD, 15f));
        pen.setColor(Color.WHITE);
        pen.drawString(title, GAP, 27);
        pen.setFont(TEXT);
        int x = width - 560;
        for (Map.Entry<Verdict, Color> verdict : VerdictColours.all()) {
            pen.setColor(verdict.getValue());
            pen.fillRect(x, 16, 12, 12);
            pen.setColor(Color.LIGHT_GRAY);
            pen.drawString(verdict.getKey().word(), x + 17, 27);
            x += 92;
        }
    }

    private static void thumbnail(Graphics2D pen, SheetBuilder.Thumbnail thumbnail, int x, int y, int height) {
        pen.drawImage(thumbnail.picture(), x, y, null);
        pen.setColor(VerdictColours.of(thumbnail.report().verdict()));
        pen.fillRect(x, y + height, THUMBNAIL_WIDTH, 4);
        pen.setColor(Color.LIGHT_GRAY);
        String label = thumbnail.report().sources().isEmpty()
                ? ""
                : thumbnail
                        .report()
                        .sources()
                        .get(0)
                        .label()
                        .map(name -> ": " + name)
                        .orElse("");
        pen.drawString(
                String.format(
                        Locale.ROOT,
                        "%.1f s  %s%s",
                        thumbnail.report().times().shownNanos() / 1e9,
                        thumbnail.report().verdict().word(),
                        label),
                x,
                y + height + 18);
    }
}
