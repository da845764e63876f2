// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import java.util.List;
import java.util.Optional;
import org.vssl.result.Source;

/** Whom to follow: keeps to one source until another has been stronger, or it has been missing, for a while. */
final class Subject {
    /** Sources of two moments whose strongest places are nearer than this are one, in sides of the picture. */
    private static final double SAME = 0.15;

    /** In which time a peak that moved by less than that goes 63 % of its way: from frame to frame it flickers. */
    private static final double STEADY_SECONDS = 0.5;

    private Optional<Source> followed = Optional.empty();
    private long followedNanos;
    private Optional<Source> rival = Optional.empty();
    private long rivalSince;

    /**
     * Who is followed now.
     *
     * @param isNew whether somebody else was, or nobody
     * @param sinceNanos since when this is so; earlier than now where it had to last before it was believed
     */
    record Choice(Source source, boolean isNew, long sinceNanos) {}

    /** Empty while nothing sounds. */
    Optional<Choice> choose(Observation moment, Controls controls) {
        if (moment.sources().isEmpty()) {
            rival = Optional.empty();
            return Optional.empty();
        }
        Source strongest = moment.sources().get(0);
        if (followed.isEmpty()) {
            return Optional.of(turnTo(strongest, moment.timeNanos(), moment.timeNanos()));
        }
        Optional<Source> same = nearest(moment.sources(), followed.get());
        if (same.isPresent()) {
            Source steady = steadied(same.get(), followed.get(), moment.timeNanos());
            followed = Optional.of(steady);
            followedNanos = moment.timeNanos();
            if (strongest.score() <= same.get().score() + controls.switchMargin()) {
                rival = Optional.empty();
                return Optional.of(new Choice(steady, false, moment.timeNanos()));
            }
        }
        if (rival.isEmpty() || !isSame(rival.get(), strongest)) {
            rivalSince = moment.timeNanos();
        }
        rival = Optional.of(strongest);
        if (moment.timeNanos() - rivalSince >= controls.switchDwell().toNanos()) {
            return Optional.of(turnTo(strongest, rivalSince, moment.timeNanos()));
        }
        return Optional.of(new Choice(followed.get(), false, moment.timeNanos()));
    }

    void forget() {
        followed = Optional.empty();
        rival = Optional.empty();
    }

    private Choice turnTo(Source source, long sinceNanos, long nowNanos) {
        followed = Optional.of(source);
        followedNanos = nowNanos;
        rival = Optional.empty();
        return new Choice(source, true, sinceNanos);
    }

    private Source steadied(Source source, Source before, long nowNanos) {
        double share = -Math.expm1(-(nowNanos - followedNanos) / 1e9 / STEADY_SECONDS);
        return new Source(
                source.x(),
                source.y(),
                source.width(),
                source.height(),
                before.peakX() + (source.peakX() - before.peakX()) * share,
                before.peakY() + (source.peakY() - before.peakY()) * share,
                source.score(),
                source.label());
    }

    private static Optional<Source> nearest(List<Source> sources, Source to) {
        Source nearest = sources.get(0);
        for (Source source : sources) {
            if (distance(source, to) < distance(nearest, to)) {
                nearest = source;
            }
        }
        return isSame(nearest, to) ? Optional.of(nearest) : Optional.empty();
    }

    private static boolean isSame(Source a, Source b) {
        return distance(a, b) < SAME;
    }

    private static double distance(Source a, Source b) {
        return Math.max(Math.abs(a.peakX() - b.peakX()), Math.abs(a.peakY() - b.peakY()));
    }
}
