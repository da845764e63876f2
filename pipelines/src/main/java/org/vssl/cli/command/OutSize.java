// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vssl.cli.gst.PictureFormat;

/** The requested size of a reframed video. Sides are even, as encoders require. */
record OutSize(double aspect, Optional<Integer> height) {
    private static final Pattern ASPECT = Pattern.compile("([1-9]\\d{0,3})[:x/]([1-9]\\d{0,3})");
    private static final Pattern RATIO = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?");

    /**
     * In pixels.
     *
     * @param width even
     * @param height even
     */
    record Pixels(int width, int height) {
        double aspect() {
            return (double) width / height;
        }
    }

    static OutSize of(String aspect, Optional<Integer> height) {
        double ratio = ratio(aspect);
        height.ifPresent(pixels -> {
            if (pixels < 16 || pixels > 8192 || pixels % 2 != 0) {
                throw new IllegalArgumentException("--height must be even and 16..8192, was " + pixels);
            }
        });
        return new OutSize(ratio, height);
    }

    /** The same as GStreamer writes it. */
    static String fraction(String aspect) {
        String sides = aspect.replaceAll("[:x]", "/");
        return sides.contains("/") ? sides : Math.round(Double.parseDouble(aspect) * 1_000_000) + "/1000000";
    }

    private static double ratio(String aspect) {
        Matcher sides = ASPECT.matcher(aspect);
        double ratio = sides.matches()
                ? Double.parseDouble(sides.group(1)) / Double.parseDouble(sides.group(2))
                : RATIO.matcher(aspect).matches() ? Double.parseDouble(aspect) : 0;
        if (ratio == 0) {
            throw new IllegalArgumentException(
                    "--aspect must be W:H as in 9:16, or a ratio as in 0.5625, was " + aspect);
        }
        return ratio;
    }

    /** The tallest crop without scaling, where no height is asked for. */
    Pixels in(PictureFormat format) {
        double tall = Math.min(format.height(), format.shownWidth() / aspect);
        int rows = height.orElseGet(() -> even((long) (tall / 2)));
        return new Pixels(even(Math.round(rows * aspect / 2)), rows);
    }

    private static int even(long pairs) {
        return (int) Math.max(1, pairs) * 2;
    }
}
