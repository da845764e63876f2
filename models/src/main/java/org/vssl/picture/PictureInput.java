// SPDX-License-Identifier: Apache-2.0
package org.vssl.picture;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Squashes packed 8-bit RGB of any size to the model's picture and normalises it: {@code [3, height, width]},
 * {@code (value / 255 - mean) / std}.
 *
 * <p>Across first, then down, rounding to 8 bits between; Pillow 13 goes down first for tall pictures, where a value may
 * differ by one level.
 *
 * <p>Allocates only when the size of the incoming pictures changes. Not thread-safe.
 */
public final class PictureInput {
    private static final int HALF = 1 << (Taps.FRACTION_BITS - 1);
    private static final long HALVES = (long) HALF << 32 | HALF;
    private static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final float[] normalised;
    private int fromWidth;
    private int fromHeight;
    private Taps across = Taps.of(1, 1);
    private Taps down = Taps.of(1, 1);
    private byte[] upper = {};
    private byte[] lower = {};
    private long[] both = {};
    private byte[] narrow = {};

    /**
     * Prepares for pictures of the model.
     *
     * @param width of the model's picture
     * @param height of the model's picture
     * @param mean of red, green, blue
     * @param std of red, green, blue
     */
    public PictureInput(int width, int height, List<Float> mean, List<Float> std) {
        this.width = width;
        this.height = height;
        this.normalised = new float[CHANNELS * 256];
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int value = 0; value < 256; value++) {
                normalised[channel * 256 + value] = (value / 255f - mean.get(channel)) / std.get(channel);
            }
        }
    }

    /**
     * Resizes one picture.
     *
     * @param rgb packed RGB, read from index 0, not moved
     * @param stride bytes from one row to the next
     * @param into {@code [3, height, width]}, written from index 0, not moved
     */
    public void resize(ByteBuffer rgb, int fromWidth, int fromHeight, int stride, FloatBuffer into) {
        plan(fromWidth, fromHeight, stride, rgb.capacity());
        for (int y = 0; y < fromHeight; y += 2) {
            int below = Math.min(y + 1, fromHeight - 1);
            rgb.get(y * stride, upper, 0, fromWidth * CHANNELS);
            rgb.get(below * stride, lower, 0, fromWidth * CHANNELS);
            narrow(y * width * CHANNELS, below * width * CHANNELS);
        }
        for (int y = 0; y < height; y++) {
            shorten(y, into);
        }
    }

    private void plan(int fromWidth, int fromHeight, int stride, int capacity) {
        if (fromWidth < 1
                || fromHeight < 1
                || stride < fromWidth * 3L
                || stride * (fromHeight - 1L) + fromWidth * 3L > capacity) {
            throw new IllegalArgumentException(
                    "a %dx%d RGB picture with a stride of %d bytes does not fit into %d bytes"
                            .formatted(fromWidth, fromHeight, stride, capacity));
        }
        if (fromWidth != this.fromWidth || fromHeight != this.fromHeight) {
            this.fromWidth = fromWidth;
            this.fromHeight = fromHeight;
            across = Taps.of(fromWidth, width);
            down = Taps.of(fromHeight, height);
            upper = new byte[fromWidth * CHANNELS];
            lower = new byte[fromWidth * CHANNELS];
            both = new long[fromWidth * CHANNELS];
            narrow = new byte[fromHeight * width * CHANNELS];
        }
    }

    /** Two rows at a time, one in each half of a long: a weighted sum of bytes never leaves its 32 bits. */
    private void narrow(int toUpper, int toLower) {
        for (int i = 0; i < both.length; i++) {
            both[i] = (upper[i] & 0xffL) | (lower[i] & 0xffL) << 32;
        }
        for (int x = 0; x < width; x++) {
            long red = HALVES;
            long green = HALVES;
            long blue = HALVES;
            int pixel = across.first[x] * CHANNELS;
            int tap = x * across.most;
            for (int end = tap + across.count[x]; tap < end; tap++, pixel += CHANNELS) {
                long weight = across.weights[tap];
                red += weight * both[pixel];
                green += weight * both[pixel + 1];
                blue += weight * both[pixel + 2];
            }
            put(red, toUpper + x * CHANNELS, toLower + x * CHANNELS);
            put(green, toUpper + x * CHANNELS + 1, toLower + x * CHANNELS + 1);
            put(blue, toUpper + x * CHANNELS + 2, toLower + x * CHANNELS + 2);
        }
    }

    private void put(long sums, int toUpper, int toLower) {
        narrow[toUpper] = (byte) clipped((int) sums);
        narrow[toLower] = (byte) clipped((int) (sums >>> 32));
    }

    private void shorten(int y, FloatBuffer into) {
        int line = width * CHANNELS;
        for (int i = 0; i < line; i++) {
            int sum = HALF;
            int from = down.first[y] * line + i;
            int tap = y * down.most;
            for (int end = tap + down.count[y]; tap < end; tap++, from += line) {
                sum += down.weights[tap] * (narrow[from] & 0xff);
            }
            int channel = i % CHANNELS;
            into.put((channel * height + y) * width + i / CHANNELS, normalised[channel * 256 + clipped(sum)]);
        }
    }

    private static int clipped(int sum) {
        return Math.min(Math.max(sum >> Taps.FRACTION_BITS, 0), 255);
    }
}
