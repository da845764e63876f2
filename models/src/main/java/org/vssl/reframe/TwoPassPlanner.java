// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Plans with the whole film known: turns happen when they were heard, not when they were believed; pans are halfway
 * when the sound changes; a shot begins where its first source is; one still crop where that will do.
 */
public final class TwoPassPlanner {
    private final Shape shape;
    private final Controls controls;

    public TwoPassPlanner(Shape shape, Controls controls) {
        this.shape = shape;
        this.controls = controls;
    }

    /** One step for each time at which something is known, in order of time. */
    public List<Step> plan(List<Observation> moments) {
        var inOrder = new TreeMap<Long, Observation>();
        moments.forEach(moment -> inOrder.merge(moment.timeNanos(), moment, Observation::and));
        var all = new ArrayList<>(inOrder.values());
        var steps = new ArrayList<Step>();
        var camera = new Camera(shape);
        int from = 0;
        for (int to = 1; to <= all.size(); to++) {
            if (to == all.size() || all.get(to).isSceneCut()) {
                run(ShotPlan.of(all.subList(from, to), shape, controls), camera, steps);
                from = to;
            }
        }
        return steps;
    }

    private void run(ShotPlan plan, Camera camera, List<Step> steps) {
        long before = 0;
        for (int i = 0; i < plan.size(); i++) {
            long now = plan.timeNanos(i);
            if (plan.isJump(i)) {
                camera.jumpTo(plan.aim(i));
            } else {
                camera.step(plan.aim(i), (now - before) / 1e9, controls);
            }
            steps.add(new Step(now, camera.crop(), plan.isJump(i)));
            before = now;
        }
    }
}
