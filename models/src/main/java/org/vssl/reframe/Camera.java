// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

/**
 * Where the crop is, and how it goes elsewhere. Legal by construction: a pan is kept as the part of the room beside the
 * crop that lies before it, so that every value of 0..1 is inside the picture whatever the size.
 */
final class Camera {
    private final Shape shape;
    private final Axis panX = new Axis(0.5);
    private final Axis panY = new Axis(0.5);
    private final Axis size = new Axis(1);

    Camera(Shape shape) {
        this.shape = shape;
    }

    Crop crop() {
        double width = shape.width() * size.at();
        double height = shape.height() * size.at();
        return new Crop(panX.at() * (1 - width), panY.at() * (1 - height), width, height);
    }

    void jumpTo(Aim aim) {
        panX.jumpTo(pan(aim.x(), shape.width() * aim.size()));
        panY.jumpTo(pan(aim.y(), shape.height() * aim.size()));
        size.jumpTo(aim.size());
    }

    void step(Aim aim, double seconds, Controls controls) {
        step(panX, aim.x(), shape.width(), aim.size(), seconds, controls);
        step(panY, aim.y(), shape.height(), aim.size(), seconds, controls);
        size.step(aim.size(), seconds, controls.maxSpeed(), controls.maxAcceleration());
    }

    /** The limits hold for the closest crop, beside which there is the most room. */
    private static void step(Axis pan, double centre, double widest, double size, double seconds, Controls controls) {
        double room = 1 - widest / controls.zoom();
        if (room > 0) {
            pan.step(
                    pan(centre, widest * size), seconds, controls.maxSpeed() / room, controls.maxAcceleration() / room);
        }
    }

    private static double pan(double centre, double length) {
        return length < 1 ? Math.max(0, Math.min(1, (centre - length / 2) / (1 - length))) : 0.5;
    }

    /** How long a pan from rest to rest takes at least, in seconds. */
    static double seconds(Aim from, Aim to, Controls controls) {
        double way = Math.max(Math.abs(to.x() - from.x()), Math.abs(to.y() - from.y()));
        double reached = Math.min(controls.maxSpeed(), Math.sqrt(way * controls.maxAcceleration()));
        return reached == 0 ? 0 : way / reached + reached / controls.maxAcceleration();
    }
}
