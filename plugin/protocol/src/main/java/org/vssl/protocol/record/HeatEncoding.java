// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.record;

/** How JSON carries the cells of a heatmap, in base64, row by row from the top left. */
enum HeatEncoding {
    /** A byte a cell: {@code min + (max - min) * byte / 255}. */
    U8("u8"),
    /** A little-endian float32 a cell. */
    F32LE("f32le");

    private final String word;

    HeatEncoding(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static HeatEncoding of(String word) {
        for (HeatEncoding encoding : values()) {
            if (encoding.word.equals(word)) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("the encoding of heat must be u8 or f32le, was '" + word + "'");
    }
}
