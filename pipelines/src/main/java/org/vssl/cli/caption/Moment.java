package org.vssl.cli.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.cli.frame.FrameReport;
import org.vssl.localize.SoundSource;
import org.vssl.model.Labels;

/**
 * One frame as captions see it, from its time to the next frame's.
 *
 * @param label of the strongest source, where the model knows it
 * @param place of the strongest source; present when and only when located
 * @param loudness LUFS
 */
record Moment(
        long startNanos, long endNanos, Kind kind, Optional<String> label, Optional<Place> place, double loudness) {

    /** How long the last frame is shown, which no next one says. */
    private static final long LAST_FRAME_NANOS = 40_000_000;

    Moment {
        if (startNanos < 0 || endNanos <= startNanos) {
            throw new IllegalArgumentException(
                    "a moment must end after it starts, was %d..%d ns".formatted(startNanos, endNanos));
        }
    }

    /** Frames that come at the time of an earlier one or before it, as no player would show them, are left out. */
    static List<Moment> of(List<FrameReport> reports) {
        var shown = new ArrayList<FrameReport>();
        long last = -1;
        for (FrameReport report : reports) {
            if (report.timeNanos() > last) {
                shown.add(report);
                last = report.timeNanos();
            }
        }
        var moments = new ArrayList<Moment>();
        for (int i = 0; i < shown.size(); i++) {
            long start = shown.get(i).timeNanos();
            long end = i + 1 < shown.size() ? shown.get(i + 1).timeNanos() : start + LAST_FRAME_NANOS;
            moments.add(of(shown.get(i), start, end));
        }
        return moments;
    }

    private static Moment of(FrameReport report, long start, long end) {
        Optional<SoundSource> strongest = report.sources().stream().findFirst();
        return new Moment(
                start,
                end,
                Kind.of(report.verdict()),
                strongest
                        .flatMap(SoundSource::label)
                        .filter(label -> !label.isBlank() && !label.equals(Labels.UNKNOWN)),
                strongest.map(Place::of),
                report.loudness());
    }

    long nanos() {
        return endNanos - startNanos;
    }
}
