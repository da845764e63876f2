// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.nio.ByteBuffer;

/**
 * A decoded picture.
 *
 * @param rgb packed, three bytes a pixel, rows without gaps
 */
public record Picture(ByteBuffer rgb, int width, int height) {}
