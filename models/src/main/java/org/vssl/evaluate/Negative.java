// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.Locale;

/** A sound without a source in the picture. */
public enum Negative {
    /** Zeros. */
    SILENCE,
    /** Normally distributed with deviation 1, clipped to -1..1. */
    NOISE,
    /** The sound of another category than any in the picture. */
    OFFSCREEN;

    /** As reports write it. */
    public String word() {
        return this == OFFSCREEN ? "off-screen" : name().toLowerCase(Locale.ROOT);
    }
}
