// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.summary;

import org.vssl.result.Times;
import org.vssl.result.Verdict;

/**
 * A part of one run of a stream, from its first frame to its last.
 *
 * @param frames those that carry it; frames between them may say something else for less than the gap
 * @param droppedFrames frames between its first and its last dropped by the element or the sidecar
 * @param start of its first frame
 * @param end of its last frame, which is when that frame began
 * @param loudness the loudest of its frames, LUFS
 */
public record Stretch(
        String stream,
        String run,
        Verdict verdict,
        long frames,
        long droppedFrames,
        long firstSeq,
        long lastSeq,
        Times start,
        Times end,
        double loudness,
        Ending endedBy) {
    public Stretch {
        if (frames < 1 || lastSeq < firstSeq) {
            throw new IllegalArgumentException(
                    "a stretch must have at least one frame and not end before it starts; it had"
                            + " %d frames, from seq %d to %d".formatted(frames, firstSeq, lastSeq));
        }
    }

    /** From the first frame to the last. */
    public long durationNanos() {
        return end.runningTimeNanos() - start.runningTimeNanos();
    }

    /** Which stretch it is: a run has one of a verdict that starts with a frame. */
    String id() {
        return run + "/" + verdict.word() + "/" + firstSeq;
    }
}
