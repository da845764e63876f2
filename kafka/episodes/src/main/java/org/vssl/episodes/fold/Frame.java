package org.vssl.episodes.fold;

import java.util.List;
import org.vssl.protocol.record.Source;
import org.vssl.protocol.record.Times;
import org.vssl.protocol.record.Verdict;

/**
 * What a frame's record says that matters here.
 *
 * @param droppedTotal frames of this run that element and sidecar let go before it
 * @param sources strongest first
 * @param wallMillis the clock of the element's machine, since 1970
 */
public record Frame(
        String stream,
        String run,
        long seq,
        long droppedTotal,
        Verdict verdict,
        double loudness,
        List<Source> sources,
        Times times,
        long wallMillis) {
    public Frame {
        sources = List.copyOf(sources);
    }
}
