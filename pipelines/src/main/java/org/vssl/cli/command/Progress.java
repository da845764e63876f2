// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows progress: a bar on a terminal, else a line every five seconds. */
final class Progress {
    private static final long PLAIN_NANOS = 5_000_000_000L;
    /** The last pictures often go without their duration, and sound often outlasts them. */
    private static final long EARLY_NANOS = 1_000_000_000;

    private static final int BAR = 24;

    private final PrintWriter out;
    private final String what;
    private final long duration;
    private final boolean isTerminal;
    private final LongSupplier clock;
    private final long started;
    private long reported;

    /**
     * Starts the clock.
     *
     * @param duration of the stream in nanoseconds, 0 when unknown
     */
    Progress(PrintWriter out, String what, long duration) {
        // the launcher looks: [ -t 2 ]
        this(out, what, duration, "1".equals(System.getenv("VSSL_TERMINAL")), System::nanoTime);
    }

    Progress(PrintWriter out, String what, long duration, boolean isTerminal, LongSupplier clock) {
        this.out = out;
        this.what = what;
        this.duration = duration;
        this.isTerminal = isTerminal;
        this.clock = clock;
        this.started = clock.getAsLong();
        this.reported = started;
    }

    /** The run is there: nanoseconds of the stream. */
    void at(long position) {
        long now = clock.getAsLong();
        if (isTerminal) {
            out.print("\r" + text(position, now) + "\u001b[K");
            out.flush();
        } else if (now - reported >= PLAIN_NANOS) {
            reported = now;
            out.println(text(position, now));
            out.flush();
        }
    }

    void done(String result) {
        out.println((isTerminal ? "\r\u001b[K" : "") + result);
        out.flush();
    }

    /** Also reports an early end. */
    void done(String result, long position) {
        done(result);
        reportEarlyEnd(position);
    }

    /** Reports if the stream ended well before its duration, as in a truncated file. */
    void reportEarlyEnd(long position) {
        if (duration - position > EARLY_NANOS) {
            done(String.format(Locale.ROOT, "the video ends after %.1f s of %.1f s", position / 1e9, duration / 1e9));
        }
    }

    private String text(long position, long now) {
        if (duration <= 0 || position <= 0) {
            return String.format(Locale.ROOT, "%s: %.0f s", what, position / 1e9);
        }
        double part = Math.min(1, position / (double) duration);
        double left = (now - started) / 1e9 * (1 - part) / part;
        return String.format(
                Locale.ROOT, "%s: %s%3.0f %%, %s left", what, isTerminal ? bar(part) : "", part * 100, clock(left));
    }

    private static String bar(double part) {
        int full = (int) (part * BAR);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] ";
    }

    private static String clock(double seconds) {
        return seconds < 60
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%d min %02d s", (long) seconds / 60, (long) seconds % 60);
    }
}
