package org.vssl.localize;

/** How directions become places of the picture. */
public enum Projection {
    /** Straight lines stay straight, as a usual lens draws them. */
    RECTILINEAR,
    /** Equal angles take equally many pixels, as in 360° video. */
    EQUIRECTANGULAR
}
