// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

/**
 * One number that goes to its goal within limits of speed and acceleration, never beyond it and never outside 0..1.
 *
 * <p>Each step takes the greatest speed from which it can still stop at the goal: with speed {@code v} after a step of
 * {@code dt}, what lies ahead must be at least {@code v dt + v² / 2a}. Braking by {@code a dt} keeps that true whatever
 * the steps, so the goal is never overshot unless it moved, and an edge never is.
 */
final class Axis {
    private static final double STILL = 1e-12;

    private double at;
    private double speed;

    Axis(double at) {
        this.at = at;
    }

    double at() {
        return at;
    }

    void jumpTo(double goal) {
        at = goal;
        speed = 0;
    }

    /** One step of {@code seconds}, above 0. */
    void step(double goal, double seconds, double maxSpeed, double maxAcceleration) {
        double way = goal - at;
        double fastest =
                maxAcceleration * (Math.sqrt(seconds * seconds + 2 * Math.abs(way) / maxAcceleration) - seconds);
        double wanted = Math.copySign(Math.min(fastest, maxSpeed), way);
        double change = maxAcceleration * seconds;
        speed = Math.max(speed - change, Math.min(speed + change, wanted));
        at = Math.max(0, Math.min(1, at + speed * seconds));
        if (Math.abs(goal - at) < STILL) {
            at = goal;
        }
    }
}
