// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.util.List;
import java.util.TreeMap;

/** A whole path, to be asked at any time. Immutable. */
public final class CropPath {
    private final TreeMap<Long, Step> steps = new TreeMap<>();

    /** Of at least one step. */
    public CropPath(List<Step> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least one step, has none");
        }
        steps.forEach(step -> this.steps.put(step.timeNanos(), step));
    }

    /** In order of time. */
    public List<Step> steps() {
        return List.copyOf(steps.values());
    }

    /** On the straight line between two steps; where the next one is a cut, still at the one before. */
    public Step at(long timeNanos) {
        var before = steps.floorEntry(timeNanos);
        var after = steps.higherEntry(timeNanos);
        if (before == null) {
            return steps.firstEntry().getValue();
        }
        if (after == null || after.getValue().isCut() || before.getKey() == timeNanos) {
            return before.getValue();
        }
        double part = (double) (timeNanos - before.getKey()) / (after.getKey() - before.getKey());
        return new Step(
                timeNanos, before.getValue().crop().towards(after.getValue().crop(), part), false);
    }
}
