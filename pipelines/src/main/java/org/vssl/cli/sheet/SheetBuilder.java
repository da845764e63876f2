package org.vssl.cli.sheet;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.vssl.cli.frame.FrameReport;

/**
 * Collects every report, and a picture at evenly spaced times. Memory is bounded by the number of frames; heat is not
 * kept. One thread.
 */
public final class SheetBuilder {
    static final int THUMBNAILS = 24;

    private final long duration;
    private final List<FrameReport> reports = new ArrayList<>();
    private final List<Thumbnail> thumbnails = new ArrayList<>();

    /** A picture and what was said about it. */
    record Thumbnail(FrameReport report, BufferedImage picture) {}

    /**
     * Spreads the pictures over the video.
     *
     * @param duration in nanoseconds; 0 when unknown takes one picture a second
     */
    public SheetBuilder(long duration) {
        this.duration = duration;
    }

    /** Takes one frame, with its picture as packed RGB whose rows are padded to four bytes. */
    public void take(FrameReport report, ByteBuffer rgb, int width, int height) {
        reports.add(report);
        long step = duration > 0 ? duration / THUMBNAILS : 1_000_000_000L;
        if (thumbnails.size() < THUMBNAILS && report.timeNanos() >= thumbnails.size() * step) {
            thumbnails.add(new Thumbnail(report, image(rgb, width, height)));
        }
    }

    /** Share of frames by verdict, as in {@code located 62 %, silence 38 %}. */
    public String summary() {
        var counts = new TreeMap<String, Integer>();
        reports.forEach(report -> counts.merge(report.verdict(), 1, Integer::sum));
        var parts = new ArrayList<String>();
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            parts.add(String.format(
                    Locale.ROOT, "%s %.0f %%", count.getKey(), 100.0 * count.getValue() / reports.size()));
        }
        return reports.size() + " frames: " + String.join(", ", parts);
    }

    /** Every report, in the order of the video. */
    public List<FrameReport> reports() {
        return Collections.unmodifiableList(reports);
    }

    List<Thumbnail> thumbnails() {
        return Collections.unmodifiableList(thumbnails);
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
