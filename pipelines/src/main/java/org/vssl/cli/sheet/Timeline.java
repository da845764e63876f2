// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.sheet;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.vssl.result.FrameResult;

/** Three strips over one axis of time: the verdict, the loudness, and the peak beside the threshold. */
final class Timeline {
    private static final int BAND = 26;
    private static final int AXIS = 22;
    private static final int LEFT = 74;

    private final List<FrameResult> reports;
    private final int x;
    private final int y;
    private final int width;
    private final int height;
    private final double start;
    private final double span;

    Timeline(List<FrameResult> reports, int x, int y, int width, int height) {
        this.reports = reports;
        this.x = x + LEFT;
        this.y = y;
        this.width = width - LEFT;
        this.height = height;
        this.start = reports.isEmpty() ? 0 : reports.get(0).times().shownNanos();
        this.span = reports.isEmpty()
                ? 1
                : Math.max(1, reports.get(reports.size() - 1).times().shownNanos() - start);
    }

    void draw(Graphics2D pen) {
        int strip = (height - BAND - AXIS - 16) / 2;
        verdicts(pen);
        int loudnessTop = y + BAND + 8;
        grid(pen, loudnessTop, strip, -70, 0, "LUFS");
        curve(pen, FrameResult::loudness, loudnessTop, strip, -70, 0, Color.WHITE);
        int peakTop = loudnessTop + strip + 8;
        double most = reports.stream().mapToDouble(FrameResult::peak).max().orElse(1);
        double high = Math.max(
                0.1, Math.max(most, reports.isEmpty() ? 0 : reports.get(0).threshold()) * 1.1);
        grid(pen, peakTop, strip, 0, high, "similarity");
        curve(pen, FrameResult::threshold, peakTop, strip, 0, high, new Color(213, 94, 0));
        curve(pen, FrameResult::peak, peakTop, strip, 0, high, new Color(0, 158, 115));
        seconds(pen, peakTop + strip);
    }

    private void verdicts(Graphics2D pen) {
        pen.setColor(Color.LIGHT_GRAY);
        pen.drawString("verdict", x - LEFT, y + 17);
        for (int i = 0; i < reports.size(); i++) {
            int from = at(reports.get(i));
            int to = i + 1 < reports.size() ? at(reports.get(i + 1)) : x + width;
            pen.setColor(VerdictColours.of(reports.get(i).verdict()));
            pen.fillRect(from, y, Math.max(1, to - from), BAND);
        }
    }

    private void grid(Graphics2D pen, int top, int strip, double low, double high, String name) {
        pen.setColor(new Color(60, 60, 66));
        pen.drawRect(x, top, width, strip);
        pen.setColor(Color.LIGHT_GRAY);
        pen.drawString(name, x - LEFT, top + strip / 2 + 4);
        String format = high - low > 10 ? "%.0f" : "%.2f";
        pen.drawString(String.format(Locale.ROOT, format, high), x - 32, top + 11);
        pen.drawString(String.format(Locale.ROOT, format, low), x - 32, top + strip);
    }

    private void curve(
            Graphics2D pen, ToDoubleFunction<FrameResult> value, int top, int strip, double low, double high, Color c) {
        pen.setColor(c);
        pen.setStroke(new BasicStroke(1.5f));
        int lastX = 0;
        int lastY = 0;
        for (int i = 0; i < reports.size(); i++) {
            double part = (value.applyAsDouble(reports.get(i)) - low) / (high - low);
            int nowX = at(reports.get(i));
            int nowY = top + strip - (int) (Math.min(1, Math.max(0, part)) * strip);
            if (i > 0) {
                pen.drawLine(lastX, lastY, nowX, nowY);
            }
            lastX = nowX;
            lastY = nowY;
        }
    }

    private void seconds(Graphics2D pen, int top) {
        pen.setColor(Color.LIGHT_GRAY);
        int step = Math.max(1, (int) Math.ceil(span / 1e9 / 12));
        for (int second = 0; second <= span / 1e9; second += step) {
            int place = x + (int) (second * 1e9 / span * width);
            pen.drawLine(place, top, place, top + 4);
            pen.drawString(second + " s", place + 3, top + 16);
        }
    }

    private int at(FrameResult report) {
        return x + (int) ((report.times().shownNanos() - start) / span * width);
    }
}
