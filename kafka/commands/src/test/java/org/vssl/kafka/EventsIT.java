// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.broker.Broker;
import org.vssl.protocol.Child;
import org.vssl.protocol.summary.Ending;
import org.vssl.protocol.summary.MinuteCount;
import org.vssl.protocol.summary.MinuteStats;
import org.vssl.protocol.summary.SilenceSession;
import org.vssl.protocol.summary.Stretch;
import org.vssl.protocol.summary.Summary;
import org.vssl.protocol.summary.SummaryJson;
import org.vssl.result.Times;
import org.vssl.result.Verdict;
import org.vssl.topics.SummaryTopics;

@DisplayName("The command events")
class EventsIT {
    @TempDir
    Path folder;

    @Test
    void printsWhatEpisodesWroteOrSaysThatItDidNot() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), Broker.freePort());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            try (Child events = events(broker, "--episodes")) {
                assertThat(events.status()).isEqualTo(1);
                assertThat(events.err())
                        .isEqualTo("vssl: topic vssl.episodes does not exist at %s; ./vssl episodes creates it\n"
                                .formatted(broker.address()));
            }
            admin.createTopics(SummaryTopics.DEFAULTS.plan(2, Optional.empty()))
                    .all()
                    .get();
            write(broker, "vssl.silences", silence());
            write(
                    broker,
                    "vssl.stats",
                    new MinuteStats(
                            Instant.parse("2026-01-02T03:04:00Z"),
                            1,
                            MinuteCount.STREAM.plus(MinuteCount.frame(Verdict.SILENCE, 0))));

            try (Child events = events(broker, "--episodes", "--stats", "--from-beginning", "--timeout", "6")) {
                assertThat(events.lines())
                        .containsExactlyInAnyOrder(
                                "cam-1  0:01.000 - 0:03.500  2.5 s  silence  75 frames",
                                "2026-01-02T03:04:00Z  1 stream  1 frame: 1 silence  0 episodes  0 silences");
                assertThat(events.status()).isZero();
            }
        }
    }

    private Child events(Broker broker, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("events"));
        command.addAll(List.of(arguments));
        return Commands.start(
                folder, List.of("-Dvssl.kafka.bootstrap=" + broker.address()), command.toArray(String[]::new));
    }

    private static Summary silence() {
        return new SilenceSession(new Stretch(
                "cam-1",
                "run-1",
                Verdict.SILENCE,
                75,
                0,
                1,
                75,
                Times.ofRunning(1_000_000_000L),
                Times.ofRunning(3_500_000_000L),
                -70,
                Ending.OVER));
    }

    private static void write(Broker broker, String topic, Summary summary) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.address()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, summary.key(), SummaryJson.bytes(summary)))
                    .get();
        }
    }
}
