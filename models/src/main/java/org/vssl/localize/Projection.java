// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import java.util.Locale;

/** How directions become places of the picture. */
public enum Projection {
    /** Straight lines stay straight, as a usual lens draws them. */
    RECTILINEAR,
    /** Equal angles take equally many pixels, as in 360° video. */
    EQUIRECTANGULAR;

    /** As it is typed on the command line and in a launch line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
