// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

/**
 * A direction from the camera.
 *
 * @param azimuth degrees to the right of where the camera looks, -180..180
 * @param elevation degrees above it, -90..90
 */
public record Bearing(double azimuth, double elevation) {
    public Bearing {
        Finite.require("azimuth", azimuth);
        Finite.require("elevation", elevation);
    }
}
