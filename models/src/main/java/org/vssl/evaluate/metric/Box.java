// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

/** A box, 0..1 of the picture; what lies outside is cut off. */
public record Box(double left, double top, double right, double bottom) {
    public Box {
        if (!(left <= right) || !(top <= bottom)) {
            throw new IllegalArgumentException("a box needs left <= right and top <= bottom, found %s %s %s %s"
                    .formatted(left, top, right, bottom));
        }
        left = clip(left);
        top = clip(top);
        right = clip(right);
        bottom = clip(bottom);
    }

    private static double clip(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
