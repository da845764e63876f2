// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.util.Optional;

/**
 * Decides moment by moment where the crop should be: at the source that is followed, no nearer than the dead zone asks;
 * where it was for a while after the last sound; then the widest crop, centred.
 */
final class Director {
    /** Where a crop that stands still lets a source go before it jumps after it, in crop sides from the middle. */
    private static final double LEAVING = 0.4;

    private final Shape shape;
    private final Subject subject = new Subject();
    private Aim aim = Aim.WIDEST;
    private boolean isShotOpen = true;
    private boolean isStarted;
    private long heardNanos;

    Director(Shape shape) {
        this.shape = shape;
    }

    /**
     * Where the crop should be from {@code sinceNanos} on.
     *
     * @param isHeard whether a source is the reason
     */
    record Direction(Aim aim, boolean isJump, boolean isHeard, long sinceNanos) {}

    Direction direct(Observation moment, Controls controls) {
        if (moment.isSceneCut() || !isStarted) {
            subject.forget();
            isStarted = true;
            isShotOpen = true;
            heardNanos = moment.timeNanos();
        }
        Optional<Subject.Choice> choice = subject.choose(moment, controls);
        if (choice.isPresent()) {
            heardNanos = moment.timeNanos();
            return heard(choice.get(), controls);
        }
        boolean isOver = moment.timeNanos() - heardNanos >= controls.hold().toNanos();
        return isOver ? nothingHeard(moment, controls) : new Direction(aim, false, false, moment.timeNanos());
    }

    private Direction heard(Subject.Choice choice, Controls controls) {
        Aim goal = Aim.at(choice.source(), shape, 1 / controls.zoom());
        boolean isFirst = isShotOpen;
        boolean isStill = controls.behaviour() == Behaviour.STEADY && !isFirst;
        Aim before = aim;
        if (isFirst || (choice.isNew() && !isStill)) {
            aim = goal;
        } else if (!isStill) {
            aim = drift(goal, controls);
        }
        isShotOpen = false;
        boolean isJump = !aim.equals(before) && (isFirst || jumps(before, choice.isNew(), controls));
        return new Direction(aim, isJump, true, choice.sinceNanos());
    }

    private Aim drift(Aim goal, Controls controls) {
        if (controls.behaviour() == Behaviour.CUT) {
            return aim.distance(goal, shape) > LEAVING ? goal : aim;
        }
        return aim.follow(goal, controls.deadZone(), shape);
    }

    private boolean jumps(Aim before, boolean isNew, Controls controls) {
        return switch (controls.behaviour()) {
            case CUT, STEADY -> true;
            case TRACK -> false;
            case AUTO -> isNew && before.distance(aim, shape) > controls.jumpBeyond();
        };
    }

    private Direction nothingHeard(Observation moment, Controls controls) {
        subject.forget();
        if (controls.behaviour() == Behaviour.STEADY) {
            return new Direction(aim, false, false, moment.timeNanos());
        }
        isShotOpen = false;
        boolean isJump = controls.behaviour() == Behaviour.CUT && !aim.equals(Aim.WIDEST);
        aim = Aim.WIDEST;
        return new Direction(aim, isJump, false, moment.timeNanos());
    }
}
