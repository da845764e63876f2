// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vssl.model.Labels;
import org.vssl.result.FrameResult;
import org.vssl.result.Source;
import org.vssl.result.Verdict;

/**
 * One frame as captions see it, from its time to the next frame's.
 *
 * @param label of the strongest source, where the model knows it
 * @param place of the strongest source; present when and only when located
 * @param loudness LUFS
 */
record CaptionFrame(
        long startNanos,
        long endNanos,
        Verdict verdict,
        Optional<String> label,
        Optional<LabelBox> place,
        double loudness) {

    /** How long the last frame is shown, which no next one says. */
    private static final long LAST_FRAME_NANOS = 40_000_000;

    CaptionFrame {
        if (startNanos < 0 || endNanos <= startNanos) {
            throw new IllegalArgumentException(
                    "a frame must end after it starts, was %d..%d ns".formatted(startNanos, endNanos));
        }
    }

    /** Frames that come at the time of an earlier one or before it, as no player would show them, are left out. */
    static List<CaptionFrame> of(List<FrameResult> reports) {
        var shown = new ArrayList<FrameResult>();
        long last = -1;
        for (FrameResult report : reports) {
            if (report.times().shownNanos() > last) {
                shown.add(report);
                last = report.times().shownNanos();
            }
        }
        var moments = new ArrayList<CaptionFrame>();
        for (int i = 0; i < shown.size(); i++) {
            long start = shown.get(i).times().shownNanos();
            long end = i + 1 < shown.size() ? shown.get(i + 1).times().shownNanos() : start + LAST_FRAME_NANOS;
            moments.add(of(shown.get(i), start, end));
        }
        return moments;
    }

    private static CaptionFrame of(FrameResult report, long start, long end) {
        Optional<Source> strongest = report.sources().stream().findFirst();
        return new CaptionFrame(
                start,
                end,
                report.verdict(),
                strongest.flatMap(Source::label).filter(label -> !label.isBlank() && !label.equals(Labels.UNKNOWN)),
                strongest.map(LabelBox::of),
                report.loudness());
    }

    long nanos() {
        return endNanos - startNanos;
    }
}
