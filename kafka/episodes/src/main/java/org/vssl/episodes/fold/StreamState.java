// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.fold;

import java.util.List;
import org.vssl.protocol.summary.MinuteCount;

/**
 * The state of a stream between two frames.
 *
 * @param seq of the last frame, and so are droppedTotal, runningTimeNanos and wallMillis
 * @param minute that {@code counted} is of
 * @param counted counts of this minute not emitted yet
 */
public record StreamState(
        String stream,
        String run,
        long seq,
        long droppedTotal,
        long runningTimeNanos,
        long wallMillis,
        List<Span> open,
        long minute,
        MinuteCount counted) {
    public StreamState {
        open = List.copyOf(open);
    }

    /** A duplicate: at-least-once delivery, or a repeated read. */
    boolean hasSeen(ReceivedFrame frame) {
        return run.equals(frame.origin().run()) && frame.origin().seq() <= seq;
    }

    /** There is something to emit even if no more frames arrive. */
    public boolean awaitsMore() {
        return !open.isEmpty() || !counted.equals(MinuteCount.NONE);
    }
}
