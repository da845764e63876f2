// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.result.Source;

/** Moments of a film of 25 frames a second, second by second. */
final class Scene {
    static final long FRAME = 40_000_000;
    static final Shape TALL = Shape.of(16 / 9.0, 9 / 16.0);

    private final List<Observation> moments = new ArrayList<>();

    static Source source(double x, double y, double score) {
        double side = 0.1;
        double left = Math.max(0, Math.min(1 - side, x - side / 2));
        double top = Math.max(0, Math.min(1 - side, y - side / 2));
        return new Source(left, top, side, side, x, y, (float) score, Optional.empty());
    }

    Scene frame(Source... sources) {
        moments.add(new Observation(moments.size() * FRAME, List.of(sources), false));
        return this;
    }

    /** A second of the same sources. */
    Scene second(Source... sources) {
        for (int i = 0; i < 25; i++) {
            frame(sources);
        }
        return this;
    }

    Scene seconds(int count, Source... sources) {
        for (int i = 0; i < count; i++) {
            second(sources);
        }
        return this;
    }

    /** The next second begins a shot. */
    Scene cutThenSecond(Source... sources) {
        int at = moments.size();
        second(sources);
        moments.set(at, new Observation(at * FRAME, List.of(sources), true));
        return this;
    }

    /** A source that goes from one place to another within a second. */
    Scene walk(double fromX, double toX) {
        for (int i = 0; i < 25; i++) {
            double x = fromX + (toX - fromX) * i / 25;
            moments.add(new Observation(moments.size() * FRAME, List.of(source(x, 0.5, 0.6)), false));
        }
        return this;
    }

    List<Observation> moments() {
        return moments;
    }

    List<Step> live(Controls controls) {
        var planner = new LivePlanner(TALL, controls);
        moments.forEach(planner::observe);
        return moments.stream()
                .map(moment -> planner.cropAt(moment.timeNanos()))
                .toList();
    }

    List<Step> twoPass(Controls controls) {
        return new TwoPassPlanner(TALL, controls).plan(moments);
    }
}
