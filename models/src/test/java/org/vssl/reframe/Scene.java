package org.vssl.reframe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.localize.SoundSource;

/** Moments of a film of 25 frames a second, second by second. */
final class Scene {
    static final long FRAME = 40_000_000;
    static final Shape TALL = Shape.of(16 / 9.0, 9 / 16.0);

    private final List<Moment> moments = new ArrayList<>();

    static SoundSource source(double x, double y, double score) {
        double side = 0.1;
        double left = Math.max(0, Math.min(1 - side, x - side / 2));
        double top = Math.max(0, Math.min(1 - side, y - side / 2));
        return new SoundSource(left, top, side, side, x, y, (float) score, Optional.empty());
    }

    Scene frame(SoundSource... sources) {
        moments.add(new Moment(moments.size() * FRAME, List.of(sources), false));
        return this;
    }

    /** A second of the same sources. */
    Scene second(SoundSource... sources) {
        for (int i = 0; i < 25; i++) {
            frame(sources);
        }
        return this;
    }

    Scene seconds(int count, SoundSource... sources) {
        for (int i = 0; i < count; i++) {
            second(sources);
        }
        return this;
    }

    /** The next second begins a shot. */
    Scene cutThenSecond(SoundSource... sources) {
        int at = moments.size();
        second(sources);
        moments.set(at, new Moment(at * FRAME, List.of(sources), true));
        return this;
    }

    /** A source that goes from one place to another within a second. */
    Scene walk(double fromX, double toX) {
        for (int i = 0; i < 25; i++) {
            double x = fromX + (toX - fromX) * i / 25;
            moments.add(new Moment(moments.size() * FRAME, List.of(source(x, 0.5, 0.6)), false));
        }
        return this;
    }

    List<Moment> moments() {
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
