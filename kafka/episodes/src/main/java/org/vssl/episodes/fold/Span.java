package org.vssl.episodes.fold;

import java.util.Optional;
import org.vssl.protocol.record.Source;
import org.vssl.protocol.record.Times;
import org.vssl.protocol.record.Verdict;
import org.vssl.protocol.summary.Ending;
import org.vssl.protocol.summary.Episode;
import org.vssl.protocol.summary.SilenceSession;
import org.vssl.protocol.summary.Stretch;
import org.vssl.protocol.summary.Summary;

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

    static Span of(Frame frame, Optional<Source> source) {
        return new Span(
                frame.verdict(),
                source.map(one -> PlaceSum.of(one, frame.times().runningTimeNanos())),
                1,
                frame.droppedTotal(),
                frame.droppedTotal(),
                frame.seq(),
                frame.seq(),
                frame.times(),
                frame.times(),
                frame.wallMillis(),
                frame.loudness());
    }

    boolean isOf(Verdict other, Optional<String> label) {
        return verdict == other && place.flatMap(PlaceSum::label).equals(label);
    }

    Span plus(Frame frame, Optional<Source> source) {
        return new Span(
                verdict,
                place.map(sum -> sum.plus(source.orElseThrow(), frame.times().runningTimeNanos())),
                frames + 1,
                droppedAtStart,
                frame.droppedTotal(),
                firstSeq,
                frame.seq(),
                start,
                frame.times(),
                frame.wallMillis(),
                Math.max(loudness, frame.loudness()));
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
