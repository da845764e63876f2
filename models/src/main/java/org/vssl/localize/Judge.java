package org.vssl.localize;

import java.util.Optional;

/**
 * Decides frame by frame what is reported, with hysteresis: a new verdict must last, an old one is kept for a moment.
 * Silence, warming and missing sound are reported at once; heat is never touched.
 *
 * <p>Time comes in with the data. One thread.
 */
public final class Judge {
    private Optional<Localization> reported = Optional.empty();
    private long reportedSince;
    private Optional<Class<? extends Localization>> candidate = Optional.empty();
    private long candidateSince;

    /** What is to be reported when {@code seen} is what this frame alone says. */
    public Localization judge(Localization seen, long runningTimeNanos, Settings settings) {
        if (reported.isEmpty() || seen.isImmediate() || isSame(seen, reported.get())) {
            return report(seen, runningTimeNanos);
        }
        if (candidate.isEmpty() || candidate.get() != seen.getClass() || runningTimeNanos < candidateSince) {
            candidate = Optional.of(seen.getClass());
            candidateSince = runningTimeNanos;
        }
        Localization current = reported.get();
        long wait = current instanceof Localization.Located
                ? settings.leave().toNanos()
                : settings.enter().toNanos();
        boolean lasts = runningTimeNanos - candidateSince >= wait;
        boolean isOldEnough =
                runningTimeNanos - reportedSince >= settings.minimumDuration().toNanos();
        return lasts && isOldEnough ? report(seen, runningTimeNanos) : current;
    }

    /** Forgets what was reported, as after a seek. */
    public void reset() {
        reported = Optional.empty();
        candidate = Optional.empty();
    }

    private Localization report(Localization seen, long runningTimeNanos) {
        if (reported.isEmpty() || !isSame(seen, reported.get())) {
            reportedSince = runningTimeNanos;
        }
        reported = Optional.of(seen);
        candidate = Optional.empty();
        return seen;
    }

    private static boolean isSame(Localization a, Localization b) {
        return a.getClass() == b.getClass();
    }
}
