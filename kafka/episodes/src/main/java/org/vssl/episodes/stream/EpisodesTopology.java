// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.LogAndSkipOnInvalidTimestamp;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.vssl.episodes.fold.Output;
import org.vssl.episodes.fold.StreamState;
import org.vssl.protocol.summary.Episode;
import org.vssl.protocol.summary.MinuteCount;
import org.vssl.protocol.summary.SilenceSession;
import org.vssl.protocol.summary.Summary;
import org.vssl.protocol.summary.SummaryJson;

/**
 * From frames to episodes, silences and minutes.
 *
 * <p>Frames are folded without repartitioning: their key is the stream, so a stream is in one partition. Only counts are
 * repartitioned, one record per stream and minute, to the single partition where minutes are summed up.
 *
 * <p>State is less than a kilobyte per stream, so it is held in memory. Its changelogs make it durable; their segments
 * are small, so that compaction keeps restoring fast.
 */
public final class EpisodesTopology {
    private static final Serde<String> TEXT = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();
    private static final Map<String, String> CHANGELOG =
            Map.of("segment.bytes", "" + (8 << 20), "min.cleanable.dirty.ratio", "0.3");

    private EpisodesTopology() {}

    public static Topology of(EpisodeSettings settings) {
        var builder = new StreamsBuilder();
        builder.addStateStore(store(FoldProcessor.STORE, StateJson.of(StreamState.class)));
        builder.addStateStore(store(MinutesProcessor.STORE, StateJson.of(MinuteState.class)));
        KStream<String, Output> folded = builder.stream(
                        settings.frames(),
                        Consumed.with(TEXT, BYTES)
                                .withName("frames")
                                .withTimestampExtractor(new LogAndSkipOnInvalidTimestamp()))
                .process(() -> new FoldProcessor(settings), Named.as("fold"), FoldProcessor.STORE);
        write(folded, Episode.class, "episodes", settings.topics().episodes());
        write(folded, SilenceSession.class, "silences", settings.topics().silences());
        folded.filter((key, output) -> output instanceof Output.Contribution, Named.as("only-counts"))
                .mapValues(output -> ((Output.Contribution) output).count(), Named.as("counts"))
                .repartition(Repartitioned.with(TEXT, StateJson.of(MinuteCount.class))
                        .withName("counts-by-minute")
                        .withNumberOfPartitions(1))
                .process(MinutesProcessor::new, Named.as("minutes"), MinutesProcessor.STORE)
                .to(settings.topics().stats(), Produced.with(TEXT, BYTES).withName("write-stats"));
        return builder.build();
    }

    private static void write(
            KStream<String, Output> folded, Class<? extends Summary> kind, String name, String topic) {
        folded.filter(
                        (key, output) -> output instanceof Output.Closed closed && kind.isInstance(closed.summary()),
                        Named.as("only-" + name))
                .mapValues(output -> SummaryJson.bytes(((Output.Closed) output).summary()), Named.as(name))
                .to(topic, Produced.with(TEXT, BYTES).withName("write-" + name));
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Serde<T> value) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), TEXT, value)
                .withCachingEnabled()
                .withLoggingEnabled(CHANGELOG);
    }
}
