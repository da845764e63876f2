// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vssl.episodes.fold.Fold;
import org.vssl.episodes.fold.Folded;
import org.vssl.episodes.fold.Output;
import org.vssl.episodes.fold.ReceivedFrame;
import org.vssl.episodes.fold.StreamState;
import org.vssl.protocol.summary.MinuteCount;
import org.vssl.protocol.summary.Summary;
import org.vssl.topics.CloudEvent;
import org.vssl.topics.ValueFormat;

/**
 * Folds the frames of its partition. One thread.
 *
 * <p>A stream is idle when several looks in a row found nothing new, not when a clock says so: a worker that stood
 * still, or that took a partition over, has not looked. Looks are counted in memory, so they start anew with the task.
 */
final class FoldProcessor implements Processor<String, byte[], String, Output> {
    static final String STORE = "streams";

    private static final Logger LOG = LoggerFactory.getLogger(FoldProcessor.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    /** As long as a sidecar remembers a run that ended. */
    private static final Duration FORGET_AFTER = Duration.ofDays(7);

    private final Fold fold;
    private final Duration look;
    /** Looks without a frame, for each stream that has something to tell. */
    private final Map<String, Integer> looks = new HashMap<>();

    private ProcessorContext<String, Output> context;
    private KeyValueStore<String, StreamState> store;

    /** {@link #init} comes before anything else. */
    @SuppressWarnings("NullAway.Init")
    FoldProcessor(EpisodeSettings settings) {
        fold = new Fold(settings.fold());
        look = settings.idle().dividedBy(EpisodeSettings.LOOKS);
    }

    @Override
    public void init(ProcessorContext<String, Output> given) {
        context = given;
        store = given.getStateStore(STORE);
        try (KeyValueIterator<String, StreamState> all = store.all()) {
            all.forEachRemaining(one -> await(one.value));
        }
        given.schedule(look, PunctuationType.WALL_CLOCK_TIME, unused -> look());
        given.schedule(FORGET_EVERY, PunctuationType.WALL_CLOCK_TIME, this::forget);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        ReceivedFrame frame;
        try {
            frame = RecordReader.read(record);
        } catch (UnreadableException e) {
            context.recordMetadata()
                    .ifPresent(place -> LOG.warn(
                            "skipping record {} of {}, partition {}, which is not a frame: {}",
                            place.offset(),
                            place.topic(),
                            place.partition(),
                            e.getMessage()));
            tell(
                    new Output.Contribution(Output.minute(record.timestamp()), MinuteCount.UNREADABLE),
                    record.timestamp());
            return;
        }
        keep(fold.next(Optional.ofNullable(store.get(frame.stream())), frame));
    }

    private void look() {
        for (String stream : List.copyOf(looks.keySet())) {
            if (looks.merge(stream, 1, Integer::sum) >= EpisodeSettings.LOOKS) {
                looks.remove(stream);
                StreamState state = store.get(stream);
                if (state != null) {
                    keep(fold.idle(state));
                }
            }
        }
    }

    private void keep(Folded folded) {
        store.put(folded.state().stream(), folded.state());
        await(folded.state());
        folded.outputs().forEach(output -> tell(output, folded.state().wallMillis()));
    }

    private void await(StreamState state) {
        if (state.awaitsMore()) {
            looks.put(state.stream(), 0);
        }
    }

    private void tell(Output output, long wallMillis) {
        if (output instanceof Output.Closed closed) {
            Summary summary = closed.summary();
            var headers = new CloudEvent(
                    ValueFormat.JSON,
                    summary.id(),
                    CloudEvent.STREAMS + summary.key(),
                    summary.schema(),
                    closed.wallMillis(),
                    OptionalLong.empty(),
                    summary.key());
            context.forward(
                    new Record<>(summary.key(), output, closed.wallMillis(), new RecordHeaders(headers.headers())));
        } else if (output instanceof Output.Contribution contribution) {
            context.forward(
                    new Record<>(Long.toString(contribution.minute()), output, wallMillis, new RecordHeaders()));
        } else {
            throw new AssertionError("no record for " + output.getClass());
        }
    }

    private void forget(long nowMillis) {
        try (KeyValueIterator<String, StreamState> all = store.all()) {
            while (all.hasNext()) {
                var one = all.next();
                if (!one.value.awaitsMore() && one.value.wallMillis() + FORGET_AFTER.toMillis() < nowMillis) {
                    store.delete(one.key);
                }
            }
        }
    }
}
