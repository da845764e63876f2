// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vssl.protocol.record.RecordJson;
import org.vssl.protocol.record.RecordProto;
import org.vssl.sidecar.config.Configuration;
import org.vssl.sidecar.forward.ForwardSettings;
import org.vssl.topics.ClientProperties;
import org.vssl.topics.SummaryTopics;
import org.vssl.topics.ValueFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description =
                "Prints records as they arrive: changes of verdict, with --frames also every frame; with --episodes"
                        + " or --stats the output of ./vssl episodes instead.",
        footer = {"", "Reads committed records only. Runs until the timeout or until it is stopped."})
final class EventsCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(100);

    @Option(names = "--json", description = "print one JSON record per line on standard output, and nothing else")
    boolean json;

    @Option(names = "--from-beginning", description = "start with the oldest records")
    boolean fromBeginning;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "stop after this time")
    Optional<Double> timeout = Optional.empty();

    @Option(names = "--stream", paramLabel = "ID", description = "print only this stream")
    Optional<String> stream = Optional.empty();

    @Option(names = "--frames", description = "also print every frame")
    boolean frames;

    @Option(names = "--episodes", description = "print episodes of sound and silences instead of changes of verdict")
    boolean episodes;

    @Option(names = "--stats", description = "print counts per minute over all streams instead of changes of verdict")
    boolean stats;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file of the sidecar")
    Optional<Path> config = Optional.empty();

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    @Override
    public Integer call() {
        Configuration configuration = Configuration.read(config, System.getenv(), System.getProperties());
        ForwardSettings settings = configuration.forward();
        var client = new HashMap<String, Object>(settings.client());
        client.put("isolation.level", "read_committed");
        client.put("enable.auto.commit", "false");
        client.putIfAbsent("request.timeout.ms", "5000");
        client.putIfAbsent("default.api.timeout.ms", "10000");
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(
                    consumer, topics(configuration), settings.client().getOrDefault(ClientProperties.BOOTSTRAP, ""));
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            long begun = System.nanoTime();
            double seconds = timeout.orElse(Double.POSITIVE_INFINITY);
            while ((System.nanoTime() - begun) / 1e9 < seconds) {
                consumer.poll(POLL).forEach(this::print);
                out.flush();
                if (out.checkError()) {
                    return 1;
                }
            }
        }
        return 0;
    }

    private List<String> topics(Configuration configuration) {
        SummaryTopics summaries = configuration.summaryTopics();
        var topics = new ArrayList<String>();
        if (episodes) {
            topics.addAll(List.of(summaries.episodes(), summaries.silences()));
        }
        if (stats) {
            topics.add(summaries.stats());
        }
        if (topics.isEmpty()) {
            topics.add(configuration.topics().events());
        }
        if (frames) {
            topics.add(configuration.topics().localizations());
        }
        return topics;
    }

    private List<TopicPartition> partitions(
            KafkaConsumer<String, byte[]> consumer, List<String> topics, String bootstrap) {
        String makers = episodes || stats ? "./vssl episodes creates it" : "./vssl topics and the sidecar create it";
        var partitions = new ArrayList<TopicPartition>();
        for (String topic : topics) {
            int before = partitions.size();
            consumer.partitionsFor(topic).forEach(one -> partitions.add(new TopicPartition(topic, one.partition())));
            if (partitions.size() == before) {
                throw new KafkaException("topic %s does not exist at %s; %s".formatted(topic, bootstrap, makers));
            }
        }
        return partitions;
    }

    private void print(ConsumerRecord<String, byte[]> record) {
        if (stream.isPresent() && !stream.get().equals(record.key())) {
            return;
        }
        String text = json(record);
        out.println(json ? text : ReadableRecord.of(text));
    }

    private static String json(ConsumerRecord<String, byte[]> record) {
        boolean isProtobuf = ValueFormat.of(record.headers())
                .filter(ValueFormat.PROTOBUF::equals)
                .isPresent();
        byte[] value = isProtobuf ? RecordJson.bytes(RecordProto.record(record.value())) : record.value();
        return new String(value, StandardCharsets.UTF_8);
    }
}
