// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vssl.cli.gst.PictureFormat;

/** The requested size of a reframed video. Sides are even, as encoders require. */
record OutSize(double aspect, Optional<Integer> height) {
    private static final Pattern ASPECT = Pattern.compile("([1-9]\\d{0,3}):([1-9]\\d{0,3})");

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
        Matcher matcher = ASPECT.matcher(aspect);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--aspect must be W:H as in 9:16, was " + aspect);
        }
        height.ifPresent(pixels -> {
            if (pixels < 16 || pixels > 8192 || pixels % 2 != 0) {
                throw new IllegalArgumentException("--height must be even and 16..8192, was " + pixels);
            }
        });
        return new OutSize(Double.parseDouble(matcher.group(1)) / Double.parseDouble(matcher.group(2)), height);
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
