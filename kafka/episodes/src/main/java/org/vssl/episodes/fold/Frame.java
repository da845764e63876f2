package org.vssl.episodes.fold;

import java.util.List;
import org.vssl.protocol.record.Source;
import org.vssl.protocol.record.Times;
import org.vssl.protocol.record.Verdict;

/**
 * The part of a frame's record that the fold uses.
 *
 * @param droppedTotal frames of this run dropped by element and sidecar before it
 * @param sources strongest first
 * @param wallMillis the element's wall clock, since 1970
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
