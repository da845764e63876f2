// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.vssl.protocol.record.EventRecord;
import org.vssl.result.Bearing;
import org.vssl.result.FrameResult;
import org.vssl.result.Heat;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;
import org.vssl.result.StateChange;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/** Records to test with. */
public final class Samples {
    public static final Source DOG = new Source(0.1, 0.2, 0.3, 0.4, 0.25, 0.375, 0.71, Optional.of("dog"));

    /** Seen through a known lens. */
    public static final Source AIMED_DOG = new Source(
            0.1, 0.2, 0.3, 0.4, 0.25, 0.375, 0.71, Optional.of("dog"), Optional.of(new Bearing(-26.5, 4.25)));

    private static final RawHeat RAW_HEAT = new RawHeat(new float[] {-1, -0.5f, 0, 0.25f, 0.5f, 1}, 3, 2);

    private Samples() {}

    public static FrameResult frame(long runningTimeNanos) {
        return frame(runningTimeNanos, RAW_HEAT.quantized());
    }

    /** With its heat as the model gave it. */
    public static FrameResult rawFrame() {
        return frame(1, RAW_HEAT);
    }

    /** The same with its heat in bytes. */
    public static EventRecord quantized(EventRecord record) {
        return record.payload().equals(rawFrame()) ? new EventRecord(record.origin(), frame(1)) : record;
    }

    private static FrameResult frame(long runningTimeNanos, Heat heat) {
        return new FrameResult(
                Verdict.LOCATED,
                -23.5,
                0.71,
                0.4,
                List.of(DOG),
                new Times(runningTimeNanos, Optional.of(runningTimeNanos), Optional.of(7L), Optional.empty()),
                0,
                2_000_000_000L,
                1,
                0,
                14.25,
                "vssl-default 1 sha256:ab",
                "cpu",
                Optional.of(heat),
                640,
                360);
    }

    public static FrameResult silentFrame() {
        return new FrameResult(
                Verdict.SILENCE,
                -70,
                0,
                0.4,
                List.of(),
                Times.ofRunning(40_000_000),
                0,
                0,
                0,
                0,
                0.5,
                "vssl-default 1 sha256:ab",
                "cpu",
                Optional.empty(),
                640,
                360);
    }

    public static StateChange aimedChange() {
        return new StateChange(
                Verdict.LOCATED, Optional.empty(), Optional.empty(), Times.ofRunning(0), -20, List.of(AIMED_DOG));
    }

    public static StateChange firstState() {
        return new StateChange(Verdict.SILENCE, Optional.empty(), Optional.empty(), Times.ofRunning(0), -70, List.of());
    }

    /** With as much as a record may hold, so that few of them fill a buffer. */
    public static StateChange largeChange() {
        var source = new Source(0.1, 0.2, 0.3, 0.4, 0.25, 0.375, 0.71, Optional.of("x".repeat(1000)));
        return new StateChange(
                Verdict.LOCATED,
                Optional.empty(),
                Optional.empty(),
                Times.ofRunning(0),
                -20,
                Collections.nCopies(64, source));
    }

    public static StateChange change(long runningTimeNanos) {
        return new StateChange(
                Verdict.LOCATED,
                Optional.of(Verdict.SILENCE),
                Optional.of(1_000_000_000L),
                new Times(runningTimeNanos, Optional.empty(), Optional.empty(), Optional.of("2026-01-02T03:04:05Z")),
                -20,
                List.of(DOG));
    }
}
