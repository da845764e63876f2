// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

/**
 * Finds where one shot ends and the next begins: its grey picture changes much, and much more than it just did. Fades
 * are no cuts. A flash is one when it comes; when it goes within the rest it is none.
 */
public final class CutDetector {
    /** How many times the change must be what it was of late. */
    private static final double OUTSTANDING = 3;

    /** How fast what was of late is forgotten, a frame. */
    private static final double FORGETTING = 0.2;

    /** No second cut so soon, nanoseconds. */
    private static final long REST = 300_000_000;

    private final byte[] before = new byte[GreyPicture.SIZE];
    private boolean isStarted;
    private double usual;
    private long cutNanos;

    /**
     * Takes the next picture.
     *
     * @param grey as {@link GreyPicture} downscales it, read only
     * @param threshold mean change, 0..1
     */
    public boolean isCut(byte[] grey, long timeNanos, double threshold) {
        if (grey.length != before.length) {
            throw new IllegalArgumentException(
                    "a downscaled picture must hold %d bytes, holds %d".formatted(before.length, grey.length));
        }
        double change = change(grey);
        System.arraycopy(grey, 0, before, 0, before.length);
        if (!isStarted) {
            isStarted = true;
            cutNanos = timeNanos;
            return false;
        }
        boolean isCut = change > threshold && change > OUTSTANDING * usual && timeNanos - cutNanos >= REST;
        if (isCut) {
            cutNanos = timeNanos;
        } else {
            usual += FORGETTING * (change - usual);
        }
        return isCut;
    }

    private double change(byte[] grey) {
        int sum = 0;
        for (int i = 0; i < grey.length; i++) {
            sum += Math.abs((grey[i] & 0xff) - (before[i] & 0xff));
        }
        return sum / (255.0 * grey.length);
    }
}
