// SPDX-License-Identifier: Apache-2.0
package org.vssl.example.bearings;

/**
 * Where to turn from straight ahead, degrees.
 *
 * @param pan positive to the right
 * @param tilt positive upwards
 */
record Bearing(double pan, double tilt) {

    /**
     * The bearing of a place in an undistorted picture.
     *
     * @param x 0 at the left edge of the picture, 1 at the right
     * @param y 0 at the top edge, 1 at the bottom
     * @param horizontalFieldOfView degrees
     * @param aspect width of the picture by its height
     */
    static Bearing of(double x, double y, double horizontalFieldOfView, double aspect) {
        double halfWidth = Math.tan(Math.toRadians(horizontalFieldOfView) / 2);
        double right = (2 * x - 1) * halfWidth;
        double up = (1 - 2 * y) * halfWidth / aspect;
        double pan = Math.atan(right);
        return new Bearing(Math.toDegrees(pan), Math.toDegrees(Math.atan(up * Math.cos(pan))));
    }

    boolean isNear(Bearing other) {
        return Math.abs(pan - other.pan) < 1 && Math.abs(tilt - other.tilt) < 1;
    }

    @Override
    public String toString() {
        // adding zero turns -0.0 into 0.0
        return "pan %+.1f  tilt %+.1f".formatted(Math.rint(pan * 10) / 10 + 0.0, Math.rint(tilt * 10) / 10 + 0.0);
    }
}
