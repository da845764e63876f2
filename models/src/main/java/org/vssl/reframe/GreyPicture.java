// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.nio.ByteBuffer;

/** The downscaled grey picture that scene cuts are found in, the same live and in the command line. */
public final class GreyPicture {
    public static final int WIDTH = 32;
    public static final int HEIGHT = 18;
    public static final int SIZE = WIDTH * HEIGHT;

    /** Points along each side of a cell; a cell is their mean. */
    private static final int POINTS = 4;

    private GreyPicture() {}

    /**
     * Downscales a picture of any size.
     *
     * @param plane brightness, a byte a pixel, read from index 0; read only during the call
     * @param stride bytes from one row to the next
     * @param step bytes from one pixel to the next
     * @return rows of {@link #WIDTH} unsigned bytes
     */
    public static byte[] of(ByteBuffer plane, int width, int height, int stride, int step) {
        var columns = new int[WIDTH * POINTS];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = (int) ((long) i * width / columns.length) * step;
        }
        var grey = new byte[SIZE];
        for (int row = 0; row < HEIGHT; row++) {
            var sums = new int[WIDTH];
            for (int point = 0; point < POINTS; point++) {
                int y = (int) ((long) (row * POINTS + point) * height / (HEIGHT * POINTS));
                for (int i = 0; i < columns.length; i++) {
                    sums[i / POINTS] += plane.get(y * stride + columns[i]) & 0xff;
                }
            }
            for (int column = 0; column < WIDTH; column++) {
                grey[row * WIDTH + column] = (byte) (sums[column] / (POINTS * POINTS));
            }
        }
        return grey;
    }
}
