// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.fold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vssl.protocol.summary.Ending;
import org.vssl.protocol.summary.Episode;
import org.vssl.protocol.summary.MinuteCount;
import org.vssl.protocol.summary.SilenceSession;
import org.vssl.result.Source;
import org.vssl.result.Verdict;

/**
 * Aggregates the frames of a stream, one after the other.
 *
 * <p>A span lives as long as a frame of its kind comes back within the gap. Kinds are each label in the picture, sound
 * off the screen, silence and no audio; each has its span, so a pause of half a second ends no episode, and two things
 * that sound together are two episodes. Of two sources with one label only the stronger counts: a mean of both would be
 * a place where nothing is. Noise and warming are no kind: they only let time pass.
 *
 * <p>Frames of a run must come in the order of their seq; one that is not above the last was here already and is left
 * out. Any thread, no state.
 */
public final class Fold {
    private final FoldSettings settings;

    public Fold(FoldSettings settings) {
        this.settings = settings;
    }

    /** Adds one frame; {@code before} is absent for a new stream. */
    public Folded next(Optional<StreamState> before, ReceivedFrame frame) {
        if (before.isPresent() && before.get().hasSeen(frame)) {
            return new Folded(before.get(), List.of());
        }
        var outputs = new ArrayList<Output>();
        var open = new ArrayList<Span>();
        before.ifPresent(state -> {
            for (Span span : state.open()) {
                Optional<Ending> ending = ending(state, span, frame);
                if (ending.isPresent()) {
                    close(state, span, ending.get(), outputs);
                } else {
                    open.add(span);
                }
            }
        });
        extend(open, frame);
        long minute = Output.minute(frame.wallMillis());
        MinuteCount counted = tally(before, minute, outputs)
                .plus(MinuteCount.frame(frame.result().verdict(), dropped(before, frame)));
        var state = new StreamState(
                frame.stream(),
                frame.origin().run(),
                frame.origin().seq(),
                frame.droppedTotal(),
                frame.runningTimeNanos(),
                frame.wallMillis(),
                open,
                minute,
                counted);
        return new Folded(state, outputs);
    }

    /** The stream is idle: closes all spans and emits everything. */
    public Folded idle(StreamState before) {
        var outputs = new ArrayList<Output>();
        before.open().forEach(span -> close(before, span, Ending.IDLE, outputs));
        tell(before, outputs);
        var state = new StreamState(
                before.stream(),
                before.run(),
                before.seq(),
                before.droppedTotal(),
                before.runningTimeNanos(),
                before.wallMillis(),
                List.of(),
                before.minute(),
                MinuteCount.NONE);
        return new Folded(state, outputs);
    }

    private Optional<Ending> ending(StreamState before, Span span, ReceivedFrame frame) {
        if (!before.run().equals(frame.origin().run())) {
            return Optional.of(Ending.RUN);
        }
        long now = frame.runningTimeNanos();
        if (now < before.runningTimeNanos() || isLongerThan(settings.gap(), now - before.runningTimeNanos())) {
            return Optional.of(Ending.GAP);
        }
        return isLongerThan(settings.gap(), now - span.end().runningTimeNanos())
                ? Optional.of(Ending.OVER)
                : Optional.empty();
    }

    private void close(StreamState state, Span span, Ending ending, List<Output> outputs) {
        var summary = span.close(state.stream(), state.run(), ending);
        if (summary instanceof SilenceSession session
                && session.stretch().durationNanos() < settings.minSilence().toNanos()) {
            return;
        }
        outputs.add(new Output.Closed(summary, span.wallMillis()));
        outputs.add(new Output.Contribution(
                Output.minute(span.wallMillis()),
                summary instanceof Episode ? MinuteCount.EPISODE : MinuteCount.SILENCE));
    }

    private static void extend(List<Span> open, ReceivedFrame frame) {
        switch (frame.result().verdict()) {
            case LOCATED -> {
                Set<Optional<String>> labels = new HashSet<>();
                for (Source source : frame.result().sources()) {
                    if (labels.add(source.label())) {
                        extend(open, frame, Optional.of(source));
                    }
                }
            }
            case OFFSCREEN, SILENCE, NO_AUDIO -> extend(open, frame, Optional.empty());
            case WARMING, NOISE -> {
                // no kind
            }
        }
    }

    private static void extend(List<Span> open, ReceivedFrame frame, Optional<Source> source) {
        Verdict verdict = frame.result().verdict();
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).isOf(verdict, source.flatMap(Source::label))) {
                open.set(i, open.get(i).plus(frame, source));
                return;
            }
        }
        open.add(Span.of(frame, source));
    }

    /** The count the frame is added to: a new minute emits the one before. */
    private static MinuteCount tally(Optional<StreamState> before, long minute, List<Output> outputs) {
        if (before.isEmpty()) {
            return MinuteCount.STREAM;
        }
        StreamState state = before.get();
        if (state.minute() == minute) {
            return state.counted();
        }
        tell(state, outputs);
        return MinuteCount.STREAM;
    }

    private static void tell(StreamState state, List<Output> outputs) {
        if (!state.counted().equals(MinuteCount.NONE)) {
            outputs.add(new Output.Contribution(state.minute(), state.counted()));
        }
    }

    private static long dropped(Optional<StreamState> before, ReceivedFrame frame) {
        long known = before.filter(state -> state.run().equals(frame.origin().run()))
                .map(StreamState::droppedTotal)
                .orElse(0L);
        return Math.max(0, frame.droppedTotal() - known);
    }

    private static boolean isLongerThan(Duration limit, long nanos) {
        return nanos > limit.toNanos();
    }
}
