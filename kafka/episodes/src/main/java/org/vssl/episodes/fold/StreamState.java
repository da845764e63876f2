package org.vssl.episodes.fold;

import java.util.List;
import org.vssl.protocol.summary.MinuteCount;

/**
 * What is kept of a stream between two frames.
 *
 * @param seq of the last frame, and so are droppedTotal, runningTimeNanos and wallMillis
 * @param minute that {@code counted} is of
 * @param counted what was not told of this minute yet
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

    /** It was here already: at-least-once delivery, or a second read. */
    boolean hasSeen(Frame frame) {
        return run.equals(frame.run()) && frame.seq() <= seq;
    }

    /** There is something to tell even if no frame comes any more. */
    public boolean awaitsMore() {
        return !open.isEmpty() || !counted.equals(MinuteCount.NONE);
    }
}
