// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.vssl.protocol.summary.MinuteCount;
import org.vssl.protocol.summary.MinuteStats;
import org.vssl.protocol.summary.SummaryJson;
import org.vssl.topics.CloudEvent;
import org.vssl.topics.ValueFormat;

/**
 * Sums up the minutes of all streams. A minute is emitted when it is over and nothing was added between two checks, and
 * again, with a higher revision, if more of it arrives. One thread.
 */
final class MinutesProcessor implements Processor<String, MinuteCount, String, byte[]> {
    static final String STORE = "minutes";
    static final Duration LOOK = Duration.ofSeconds(5);

    private static final String SOURCE = "/vssl/stats";
    private static final long MINUTE_MILLIS = 60_000;
    private static final long KEPT_MINUTES = 24 * 60;

    private final Set<String> added = new HashSet<>();
    private final Set<String> settled = new HashSet<>();

    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, MinuteState> store;

    /** {@link #init} comes before anything else. */
    @SuppressWarnings("NullAway.Init")
    MinutesProcessor() {}

    @Override
    public void init(ProcessorContext<String, byte[]> given) {
        context = given;
        store = given.getStateStore(STORE);
        try (KeyValueIterator<String, MinuteState> all = store.all()) {
            all.forEachRemaining(one -> {
                if (!one.value.isTold()) {
                    added.add(one.key);
                }
            });
        }
        given.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
        given.schedule(Duration.ofHours(1), PunctuationType.WALL_CLOCK_TIME, this::forget);
    }

    @Override
    public void process(Record<String, MinuteCount> record) {
        MinuteState before = store.get(record.key());
        store.put(record.key(), (before == null ? MinuteState.NEW : before).plus(record.value()));
        added.add(record.key());
        settled.remove(record.key());
    }

    private void look(long nowMillis) {
        settled.forEach(this::tell);
        settled.clear();
        added.removeIf(minute -> end(minute) <= nowMillis && settled.add(minute));
    }

    private void tell(String minute) {
        MinuteState before = store.get(minute);
        if (before == null || before.isTold()) {
            return;
        }
        MinuteState state = before.emitted();
        store.put(minute, state);
        long end = end(minute);
        var stats = new MinuteStats(Instant.ofEpochMilli(end - MINUTE_MILLIS), state.revision(), state.count());
        var headers = new CloudEvent(
                ValueFormat.JSON, stats.id(), SOURCE, stats.schema(), end, OptionalLong.empty(), stats.key());
        context.forward(new Record<>(stats.key(), SummaryJson.bytes(stats), end, new RecordHeaders(headers.headers())));
    }

    private static long end(String minute) {
        return (Long.parseLong(minute) + 1) * MINUTE_MILLIS;
    }

    private void forget(long nowMillis) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, MinuteState> all = store.all()) {
            while (all.hasNext()) {
                var one = all.next();
                if (one.value.isTold() && Long.parseLong(one.key) < nowMillis / MINUTE_MILLIS - KEPT_MINUTES) {
                    old.add(one.key);
                }
            }
        }
        old.forEach(store::delete);
    }
}
