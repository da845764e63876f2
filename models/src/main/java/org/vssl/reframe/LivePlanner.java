// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.util.TreeMap;

/** Plans frame by frame from what was so far. One thread. */
public final class LivePlanner {
    private final TreeMap<Long, Observation> waiting = new TreeMap<>();
    private final Director director;
    private final Camera camera;
    private Controls controls;
    private boolean isStarted;
    private long lastNanos;

    public LivePlanner(Shape shape, Controls controls) {
        this.director = new Director(shape);
        this.camera = new Camera(shape);
        this.controls = controls;
    }

    /** Takes other controls from the next crop on. */
    public void configure(Controls controls) {
        this.controls = controls;
    }

    /** Takes what is known at one time; counts from the first crop at or after it. */
    public void observe(Observation moment) {
        waiting.merge(moment.timeNanos(), moment, Observation::and);
    }

    /** The crop of a frame. A frame of which nothing was observed holds no source. */
    public Step cropAt(long timeNanos) {
        if (isStarted && timeNanos < lastNanos) {
            throw new IllegalArgumentException("time must not go back without a new planner, was %d ns after %d ns"
                    .formatted(timeNanos, lastNanos));
        }
        waiting.computeIfAbsent(timeNanos, unused -> Observation.nothingAt(timeNanos));
        boolean isJump = false;
        Aim aim = Aim.WIDEST;
        while (!waiting.isEmpty() && waiting.firstKey() <= timeNanos) {
            Director.Direction direction =
                    director.direct(waiting.pollFirstEntry().getValue(), controls);
            aim = direction.aim();
            isJump |= direction.isJump();
        }
        if (isJump || !isStarted) {
            camera.jumpTo(aim);
        } else if (timeNanos > lastNanos) {
            camera.step(aim, (timeNanos - lastNanos) / 1e9, controls);
        }
        boolean isCut = isJump || !isStarted;
        isStarted = true;
        lastNanos = timeNanos;
        return new Step(timeNanos, camera.crop(), isCut);
    }
}
