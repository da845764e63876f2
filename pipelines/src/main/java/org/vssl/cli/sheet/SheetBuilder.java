// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.sheet;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.vssl.result.FrameResult;

/**
 * Collects every report, and pictures spread evenly over a video of unknown length: at twice the required number, every
 * second one is discarded. Heat is not kept. One thread.
 */
public final class SheetBuilder {
    static final int THUMBNAILS = 24;

    private final List<FrameResult> reports = new ArrayList<>();
    private final List<Thumbnail> thumbnails = new ArrayList<>();
    private int step = 1;

    /** A picture and what was said about it. */
    record Thumbnail(FrameResult report, BufferedImage picture) {}

    /** Takes one frame, with its picture as packed RGB whose rows are padded to four bytes. */
    public void take(FrameResult report, ByteBuffer rgb, int width, int height) {
        if (reports.size() % step == 0) {
            thumbnails.add(new Thumbnail(report, image(rgb, width, height)));
        }
        reports.add(report.withoutHeat());
        if (thumbnails.size() == 2 * THUMBNAILS) {
            for (int i = 0; i < THUMBNAILS; i++) {
                thumbnails.remove(i + 1);
            }
            step *= 2;
        }
    }

    /** Share of frames by verdict, as in {@code located 62 %, silence 38 %}. */
    public String summary() {
        var counts = new TreeMap<String, Integer>();
        reports.forEach(report -> counts.merge(report.verdict().word(), 1, Integer::sum));
        var parts = new ArrayList<String>();
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            parts.add(String.format(
                    Locale.ROOT, "%s %.0f %%", count.getKey(), 100.0 * count.getValue() / reports.size()));
        }
        return reports.size() + " frames: " + String.join(", ", parts);
    }

    /** Every report, in the order of the video. */
    public List<FrameResult> reports() {
        return Collections.unmodifiableList(reports);
    }

    List<Thumbnail> thumbnails() {
        var chosen = new ArrayList<Thumbnail>();
        int count = Math.min(THUMBNAILS, thumbnails.size());
        for (int i = 0; i < count; i++) {
            chosen.add(thumbnails.get(i * thumbnails.size() / count));
        }
        return chosen;
    }

    private static BufferedImage image(ByteBuffer rgb, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int stride = (width * 3 + 3) / 4 * 4;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * stride + x * 3;
                image.setRGB(
                        x, y, (rgb.get(at) & 0xff) << 16 | (rgb.get(at + 1) & 0xff) << 8 | (rgb.get(at + 2) & 0xff));
            }
        }
        return image;
    }
}
