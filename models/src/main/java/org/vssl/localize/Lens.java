// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import org.vssl.result.Bearing;
import org.vssl.result.Source;

/**
 * What is known of the camera, as far as it takes to turn places into directions. The camera looks at the middle of the
 * picture and is not tilted.
 *
 * <p>Rectilinear: with {@code u} and {@code v} the distances from the middle, to the right and up, in picture widths,
 * and {@code f = 1 / (2 tan(hfov / 2))}, the azimuth is {@code atan(u / f)} and the elevation
 * {@code atan(v / hypot(u, f))}. Equirectangular: {@code u * hfov} and {@code v * hfov}.
 *
 * @param hfov angle between the picture's left and right edge, degrees: above 0, below 180 if rectilinear, at most 360
 *     if equirectangular
 * @param pixelAspect width of a pixel over its height
 */
public record Lens(double hfov, Projection projection, double pixelAspect) {
    public Lens {
        boolean isRectilinear = projection == Projection.RECTILINEAR;
        if (!(hfov > 0 && (isRectilinear ? hfov < 180 : hfov <= 360))) {
            throw new IllegalArgumentException("hfov must be above 0 and %s degrees, was %s"
                    .formatted(isRectilinear ? "(rectilinear) below 180" : "(equirectangular) at most 360", hfov));
        }
        if (!(pixelAspect > 0 && pixelAspect < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("pixel aspect must be above 0, was " + pixelAspect);
        }
    }

    /** Where a place lies, seen from the camera; {@code x} and {@code y} are 0..1 of a picture of these many pixels. */
    public Bearing bearing(double x, double y, int width, int height) {
        double right = x - 0.5;
        double up = (0.5 - y) * height / (width * pixelAspect);
        return switch (projection) {
            case RECTILINEAR -> {
                double focal = 0.5 / Math.tan(Math.toRadians(hfov / 2));
                yield new Bearing(
                        Math.toDegrees(Math.atan2(right, focal)),
                        Math.toDegrees(Math.atan2(up, Math.hypot(right, focal))));
            }
            case EQUIRECTANGULAR -> new Bearing(right * hfov, Math.max(-90, Math.min(90, up * hfov)));
        };
    }

    /** The same place of a picture of these many pixels, with the direction of its peak. */
    public Source aim(Source source, int width, int height) {
        return source.at(bearing(source.peakX(), source.peakY(), width, height));
    }
}
