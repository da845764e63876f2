package org.vssl.cli.command;

import java.io.PrintWriter;
import java.util.Locale;

/** Tells how far a run is: one changing line on a terminal, a plain line every five seconds elsewhere. */
final class Progress {
    private static final long PLAIN_NANOS = 5_000_000_000L;

    private final PrintWriter out;
    private final String what;
    private final long duration;
    private final boolean isTerminal = "1".equals(System.getenv("VSSL_TERMINAL")); // the launcher looks: [ -t 2 ]
    private final long started = System.nanoTime();
    private long told = started;

    /**
     * Starts the clock.
     *
     * @param duration of the stream in nanoseconds, 0 when unknown
     */
    Progress(PrintWriter out, String what, long duration) {
        this.out = out;
        this.what = what;
        this.duration = duration;
    }

    void at(long position, long frames) {
        long now = System.nanoTime();
        if (isTerminal) {
            out.print("\r" + text(position, frames, now) + "\u001b[K");
            out.flush();
        } else if (now - told >= PLAIN_NANOS) {
            told = now;
            out.println(text(position, frames, now));
            out.flush();
        }
    }

    void done(String result) {
        out.println((isTerminal ? "\r\u001b[K" : "") + result);
        out.flush();
    }

    private String text(long position, long frames, long now) {
        if (duration <= 0 || position <= 0) {
            return "%s: %d frames".formatted(what, frames);
        }
        double part = Math.min(1, position / (double) duration);
        double left = (now - started) / 1e9 * (1 - part) / part;
        return String.format(Locale.ROOT, "%s: %3.0f %%, %.0f s left", what, part * 100, left);
    }
}
