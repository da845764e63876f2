// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.fold;

import java.util.Optional;
import org.vssl.protocol.summary.Ending;
import org.vssl.protocol.summary.Episode;
import org.vssl.protocol.summary.SilenceSession;
import org.vssl.protocol.summary.Stretch;
import org.vssl.protocol.summary.Summary;
import org.vssl.result.Source;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/**
 * An open stretch.
 *
 * @param place present where located; then the span is of its label alone
 * @param droppedAtStart frames dropped before the first frame, as droppedAtEnd before the last
 * @param wallMillis of the last frame
 */
public record Span(
        Verdict verdict,
        Optional<PlaceSum> place,
        long frames,
        long droppedAtStart,
        long droppedAtEnd,
        long firstSeq,
        long lastSeq,
        Times start,
        Times end,
        long wallMillis,
        double loudness) {

    static Span of(ReceivedFrame frame, Optional<Source> source) {
        return new Span(
                frame.result().verdict(),
                source.map(one -> PlaceSum.of(one, frame.runningTimeNanos())),
                1,
                frame.droppedTotal(),
                frame.droppedTotal(),
                frame.origin().seq(),
                frame.origin().seq(),
                frame.result().times(),
                frame.result().times(),
                frame.wallMillis(),
                frame.result().loudness());
    }

    boolean isOf(Verdict other, Optional<String> label) {
        return verdict == other && place.flatMap(PlaceSum::label).equals(label);
    }

    Span plus(ReceivedFrame frame, Optional<Source> source) {
        return new Span(
                verdict,
                place.map(sum -> sum.plus(source.orElseThrow(), frame.runningTimeNanos())),
                frames + 1,
                droppedAtStart,
                frame.droppedTotal(),
                firstSeq,
                frame.origin().seq(),
                start,
                frame.result().times(),
                frame.wallMillis(),
                Math.max(loudness, frame.result().loudness()));
    }

    Summary close(String stream, String run, Ending ending) {
        var stretch = new Stretch(
                stream,
                run,
                verdict,
                frames,
                Math.max(0, droppedAtEnd - droppedAtStart),
                firstSeq,
                lastSeq,
                start,
                end,
                loudness,
                ending);
        return switch (verdict) {
            case LOCATED, OFFSCREEN -> new Episode(stretch, place.map(sum -> sum.mean(frames)));
            case SILENCE, NO_AUDIO -> new SilenceSession(stretch);
            case WARMING, NOISE -> throw new AssertionError("no span is of " + verdict);
        };
    }
}
