package org.vssl.cli.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.cli.frame.FrameReport;
import org.vssl.localize.SoundSource;

/** Reports on 25 frames a second, told one passage after the other. */
final class Story {
    private static final long FRAME_NANOS = 40_000_000;

    private final List<FrameReport> reports = new ArrayList<>();

    Story then(int millis, String verdict) {
        return add(millis, verdict, List.of(), -30);
    }

    /** A box a fifth of the picture wide whose left upper corner is at {@code x}, {@code y}. */
    Story located(int millis, String label, double x, double y) {
        return add(millis, "located", List.of(source(Optional.of(label), x, y)), -24);
    }

    Story unnamed(int millis, double x, double loudness) {
        return add(millis, "located", List.of(source(Optional.empty(), x, .4)), loudness);
    }

    List<FrameReport> reports() {
        return List.copyOf(reports);
    }

    private Story add(int millis, String verdict, List<SoundSource> sources, double loudness) {
        for (long left = millis * 1_000_000L; left > 0; left -= FRAME_NANOS) {
            long time = reports.size() * FRAME_NANOS;
            reports.add(new FrameReport(
                    verdict,
                    loudness,
                    .6,
                    .5,
                    Optional.empty(),
                    sources,
                    time,
                    Optional.of(time),
                    Optional.of(time),
                    Optional.empty(),
                    0,
                    0,
                    1,
                    0,
                    1,
                    "model@1",
                    "cpu"));
        }
        return this;
    }

    private static SoundSource source(Optional<String> label, double x, double y) {
        return new SoundSource(x, y, .2, .2, x + .1, y + .1, .6f, label);
    }
}
