// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import java.util.List;
import java.util.Optional;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.Origin;
import org.vssl.result.FrameResult;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/** A run of a stream that numbers its frames. */
public final class Camera {
    private final String stream;
    private final String run;
    private long seq;
    private long dropped;

    public Camera(String stream, String run) {
        this.stream = stream;
        this.run = run;
    }

    public static Source at(String label, double x, double score) {
        return new Source(x, 0.5, 0.1, 0.2, x + 0.05, 0.6, score, Optional.of(label));
    }

    /** From now on {@code total} frames were dropped in all. */
    public void lets(long total) {
        dropped = total;
    }

    public EventRecord located(long millis, Source... sources) {
        return frame(millis, Verdict.LOCATED, List.of(sources));
    }

    public EventRecord says(long millis, Verdict verdict) {
        return frame(millis, verdict, List.of());
    }

    private EventRecord frame(long millis, Verdict verdict, List<Source> sources) {
        seq++;
        var times =
                new Times(millis * 1_000_000, Optional.of(millis * 1_000_000 + 7), Optional.empty(), Optional.empty());
        return new EventRecord(
                new Origin(stream, run, seq, dropped, 0),
                new FrameResult(
                        verdict,
                        verdict == Verdict.SILENCE ? -70 : -20 - seq,
                        0.7,
                        0.4,
                        sources,
                        times,
                        0,
                        0,
                        1,
                        0,
                        14,
                        "test",
                        "cpu",
                        Optional.of(new RawHeat(new float[] {0, 0.7f}, 2, 1).quantized()),
                        640,
                        360));
    }
}
