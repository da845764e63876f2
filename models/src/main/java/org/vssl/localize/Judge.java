// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import java.util.Optional;

/**
 * Decides frame by frame what is reported, with hysteresis: a verdict is kept until frames have contradicted it for a
 * while. Silence, warming and missing sound are reported at once, and the latter two are left at once; heat is never
 * touched.
 *
 * <p>Time comes in with the data. One thread.
 */
public final class Judge {
    private Optional<Localization> reported = Optional.empty();
    private long reportedSince;
    private Optional<Long> contradictedSince = Optional.empty();

    /** What is to be reported when {@code seen} is what this frame alone says. */
    public Localization judge(Localization seen, long runningTimeNanos, Settings settings) {
        if (reported.isEmpty() || isSame(seen, reported.get())) {
            contradictedSince = Optional.empty();
        } else if (contradictedSince.isEmpty()) {
            contradictedSince = Optional.of(runningTimeNanos);
        }
        return mustKeep(seen, runningTimeNanos, settings) ? reported.get() : report(seen, runningTimeNanos);
    }

    private boolean mustKeep(Localization seen, long runningTimeNanos, Settings settings) {
        if (reported.isEmpty() || seen.isImmediate() || isSame(seen, reported.get()) || isNothing(reported.get())) {
            return false;
        }
        long wait = reported.get() instanceof Localization.Located
                ? settings.leave().toNanos()
                : settings.enter().toNanos();
        return runningTimeNanos - contradictedSince.orElse(runningTimeNanos) < wait
                || runningTimeNanos - reportedSince < settings.minimumDuration().toNanos();
    }

    /** Forgets what was reported, as after a seek. */
    public void reset() {
        reported = Optional.empty();
        contradictedSince = Optional.empty();
    }

    private Localization report(Localization seen, long runningTimeNanos) {
        if (reported.isEmpty() || !isSame(seen, reported.get())) {
            reportedSince = runningTimeNanos;
        }
        contradictedSince = Optional.empty();
        reported = Optional.of(seen);
        return seen;
    }

    private static boolean isNothing(Localization verdict) {
        return verdict instanceof Localization.NoAudio || verdict instanceof Localization.Warming;
    }

    private static boolean isSame(Localization a, Localization b) {
        return a.getClass() == b.getClass();
    }
}
