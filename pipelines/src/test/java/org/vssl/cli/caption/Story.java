// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.result.FrameResult;
import org.vssl.result.Source;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/** Reports on 25 frames a second, told one passage after the other. */
final class Story {
    private static final long FRAME_NANOS = 40_000_000;

    private final List<FrameResult> reports = new ArrayList<>();

    Story then(int millis, Verdict verdict) {
        return add(millis, verdict, List.of(), -30);
    }

    /** A box a fifth of the picture wide whose left upper corner is at {@code x}, {@code y}. */
    Story located(int millis, String label, double x, double y) {
        return add(millis, Verdict.LOCATED, List.of(source(Optional.of(label), x, y)), -24);
    }

    Story unnamed(int millis, double x, double loudness) {
        return add(millis, Verdict.LOCATED, List.of(source(Optional.empty(), x, .4)), loudness);
    }

    List<FrameResult> reports() {
        return List.copyOf(reports);
    }

    private Story add(int millis, Verdict verdict, List<Source> sources, double loudness) {
        for (long left = millis * 1_000_000L; left > 0; left -= FRAME_NANOS) {
            long time = reports.size() * FRAME_NANOS;
            reports.add(new FrameResult(
                    verdict,
                    loudness,
                    .6,
                    .5,
                    sources,
                    new Times(time, Optional.of(time), Optional.of(time), Optional.empty()),
                    0,
                    0,
                    1,
                    0,
                    1,
                    "model@1",
                    "cpu",
                    Optional.empty(),
                    640,
                    360));
        }
        return this;
    }

    private static Source source(Optional<String> label, double x, double y) {
        return new Source(x, y, .2, .2, x + .1, y + .1, .6, label);
    }
}
