// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vssl.reframe.Director.Direction;

/** The aims of one shot, one for each of its moments, with what comes later known. Begins with a jump. */
final class ShotPlan {
    private final List<Observation> moments;
    private final Aim[] aims;
    private final boolean[] jumps;

    private ShotPlan(List<Observation> moments) {
        this.moments = moments;
        this.aims = new Aim[moments.size()];
        this.jumps = new boolean[moments.size()];
    }

    static ShotPlan of(List<Observation> moments, Shape shape, Controls controls) {
        var director = new Director(shape);
        var plan = new ShotPlan(moments);
        var heard = new ArrayList<Aim>();
        boolean isLeft = false;
        for (int i = 0; i < moments.size(); i++) {
            Direction direction = director.direct(moments.get(i), controls);
            if (direction.isHeard()) {
                heard.add(direction.aim());
            }
            isLeft |= !direction.isHeard() && direction.aim().equals(Aim.WIDEST) && !plan.opensWith(i, controls);
            plan.take(i, direction, direction.isHeard() && heard.size() == 1, controls);
        }
        plan.jumps[0] = true;
        boolean isAlways = controls.behaviour() == Behaviour.STEADY;
        boolean isEnough = controls.behaviour() == Behaviour.AUTO && !isLeft;
        if (!heard.isEmpty() && (isAlways || (isEnough && span(heard, shape) <= 2 * controls.deadZone()))) {
            plan.stand(middle(heard));
        }
        return plan;
    }

    private void take(int at, Direction direction, boolean isFirst, Controls controls) {
        aims[at] = direction.aim();
        if (isFirst && opensWith(at, controls)) {
            Arrays.fill(aims, 0, at, direction.aim());
            return;
        }
        if (at == 0 || aims[at - 1].equals(direction.aim())) {
            return;
        }
        long start = direction.sinceNanos();
        if (!direction.isJump()) {
            start -= (long) (Camera.seconds(aims[at - 1], direction.aim(), controls) / 2 * 1e9);
        }
        int from = at;
        Aim left = aims[at - 1];
        while (from > 1 && moments.get(from - 1).timeNanos() >= start && aims[from - 1].equals(left)) {
            from--;
        }
        Arrays.fill(aims, from, at, direction.aim());
        jumps[from] = direction.isJump();
    }

    /** A shot that begins with less than {@code hold} of nothing begins where its first source is. */
    private boolean opensWith(int at, Controls controls) {
        return moments.get(at).timeNanos() - moments.get(0).timeNanos()
                        < controls.hold().toNanos()
                || controls.behaviour() == Behaviour.STEADY
                || at == 0;
    }

    private void stand(Aim aim) {
        Arrays.fill(aims, aim);
        Arrays.fill(jumps, 1, jumps.length, false);
    }

    private static double span(List<Aim> heard, Shape shape) {
        Aim first = heard.get(0);
        double left = first.x();
        double right = first.x();
        double top = first.y();
        double bottom = first.y();
        for (Aim aim : heard) {
            left = Math.min(left, aim.x());
            right = Math.max(right, aim.x());
            top = Math.min(top, aim.y());
            bottom = Math.max(bottom, aim.y());
        }
        return new Aim(left, top, first.size()).distance(new Aim(right, bottom, first.size()), shape);
    }

    /** The median along each axis: where it is most of the time. */
    private static Aim middle(List<Aim> heard) {
        double[] x = heard.stream().mapToDouble(Aim::x).sorted().toArray();
        double[] y = heard.stream().mapToDouble(Aim::y).sorted().toArray();
        return new Aim(x[x.length / 2], y[y.length / 2], heard.get(0).size());
    }

    int size() {
        return aims.length;
    }

    long timeNanos(int at) {
        return moments.get(at).timeNanos();
    }

    Aim aim(int at) {
        return aims[at];
    }

    boolean isJump(int at) {
        return jumps[at];
    }
}
