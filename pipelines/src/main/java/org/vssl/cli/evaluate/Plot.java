// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.evaluate;

import java.util.List;
import java.util.Locale;

/** Lines or steps over one axis as a standalone SVG picture. */
final class Plot {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 260;
    private static final int LEFT = 46;
    private static final int BOTTOM = 34;
    private static final int TOP = 30;

    /**
     * One line of a plot.
     *
     * @param colour of the colour-blind-safe palette after Okabe and Ito
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Series(String name, String colour, double[] x, double[] y) {}

    private final StringBuilder svg = new StringBuilder();
    private final double low;
    private final double high;
    private final double top;

    private Plot(double low, double high, double top) {
        this.low = low;
        this.high = high;
        this.top = top;
    }

    /**
     * Draws lines.
     *
     * @param marker a vertical line at this x, such as a threshold; NaN for none
     */
    static String lines(String title, String xLabel, double low, double high, List<Series> series, double marker) {
        double most = series.stream()
                .flatMapToDouble(one -> java.util.Arrays.stream(one.y()))
                .max()
                .orElse(1);
        return new Plot(low, high, Math.max(most, 1e-9)).draw(title, xLabel, series, marker);
    }

    private String draw(String title, String xLabel, List<Series> series, double marker) {
        add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\"><g class=\"axis\">", WIDTH, HEIGHT, title);
        for (int i = 0; i <= 4; i++) {
            double value = low + (high - low) * i / 4;
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.2f</text>", x(value), HEIGHT - 16, value);
            add(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT, WIDTH - 10, y(top * i / 4), y(top * i / 4));
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>", LEFT - 6, y(top * i / 4) + 4, top * i / 4);
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text></g>", (LEFT + WIDTH) / 2, HEIGHT - 2, xLabel);
        if (!Double.isNaN(marker)) {
            add(
                    "<line class=\"marker\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                    x(marker), x(marker), TOP, HEIGHT - BOTTOM);
            add("<text class=\"axis\" x=\"%.1f\" y=\"%d\">threshold</text>", x(marker) + 4, TOP + 10);
        }
        int place = LEFT;
        for (Series one : series) {
            var points = new StringBuilder();
            for (int i = 0; i < one.x().length; i++) {
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(one.x()[i]), y(one.y()[i])));
            }
            add("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>", one.colour(), points);
            add("<rect x=\"%d\" y=\"8\" width=\"10\" height=\"10\" fill=\"%s\"/>", place, one.colour());
            add("<text x=\"%d\" y=\"17\">%s</text>", place + 14, one.name());
            place += 28 + 8 * one.name().length();
        }
        return svg.append("</svg>").toString();
    }

    private double x(double value) {
        double part = (Math.max(low, Math.min(high, value)) - low) / (high - low);
        return LEFT + part * (WIDTH - 10 - LEFT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
