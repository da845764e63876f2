// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.broker.Broker;
import org.vssl.episodes.stream.Camera;
import org.vssl.protocol.Child;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.RecordJson;
import org.vssl.result.Verdict;

@DisplayName("Workers that share the streams")
class SharedStreamsIT {
    private static final String FRAMES = "vssl.localizations";
    private static final int PARTITIONS = 6;
    private static final int STREAMS = 12;
    private static final int EPISODES = 30;
    private static final int FRAME_MILLIS = 40;
    /** Half a second of sound, then noise for longer than the gap. */
    private static final int EPISODE_FRAMES = 12;

    private static final int CYCLE_FRAMES = 36;

    @TempDir
    Path folder;

    private final Instant begin = Instant.now().minusSeconds(600);
    private final List<Future<RecordMetadata>> sending = new ArrayList<>();
    private final List<Camera> cameras = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private long sent;

    @Test
    void writeEveryEpisodeOnceAndCountEveryFrameOnceThoughOneIsKilled() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), Broker.freePort());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.address()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(FRAMES, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
            for (int i = 0; i < STREAMS; i++) {
                cameras.add(new Camera("cam-" + i, "run-" + i));
            }
            try (Child first = worker(broker);
                    Child second = worker(broker)) {
                first.awaitReady();
                second.awaitReady();
                awaitBothHaveStreams(admin);

                feed(producer, 0, EPISODES / 3);
                Committed.from(broker.address(), "vssl.episodes", found -> found.size() >= STREAMS);
                feed(producer, EPISODES / 3, EPISODES / 2);
                first.kill();
                feed(producer, EPISODES / 2, EPISODES);
                endTheMinute(producer);

                List<JsonNode> episodes =
                        Committed.from(broker.address(), "vssl.episodes", found -> found.size() >= expected.size());
                List<JsonNode> minutes = Committed.from(broker.address(), "vssl.stats", found -> frames(found) >= sent);

                assertThat(episodes)
                        .extracting(SharedStreamsIT::id)
                        .as(second.err())
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(episodes)
                        .extracting(episode -> episode.get("frames").asInt())
                        .containsOnly(EPISODE_FRAMES);
                assertThat(frames(minutes)).isEqualTo(sent);
                assertThat(second.terminate()).isEqualTo(143);
            }
        }
    }

    private void feed(KafkaProducer<String, byte[]> producer, int from, int to) {
        for (int episode = from; episode < to; episode++) {
            for (int frame = 0; frame < CYCLE_FRAMES; frame++) {
                long millis = (long) (episode * CYCLE_FRAMES + frame) * FRAME_MILLIS;
                for (Camera camera : cameras) {
                    EventRecord record = frame < EPISODE_FRAMES
                            ? camera.located(millis, Camera.at("dog", 0.1, 0.6))
                            : camera.says(millis, Verdict.NOISE);
                    if (frame == 0) {
                        expected.add(
                                record.origin().run() + "/" + record.origin().seq());
                    }
                    send(producer, record, begin.plusMillis(millis));
                    sent++;
                }
                LockSupport.parkNanos(2_000_000);
            }
        }
    }

    /** A frame of a later minute tells the count of the minute before. */
    private void endTheMinute(KafkaProducer<String, byte[]> producer) throws Exception {
        long millis = (long) EPISODES * CYCLE_FRAMES * FRAME_MILLIS;
        cameras.forEach(camera -> send(
                producer,
                camera.says(millis, Verdict.NOISE),
                begin.plusMillis(millis).plusSeconds(120)));
        for (Future<RecordMetadata> one : sending) {
            one.get();
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, EventRecord record, Instant wall) {
        var message = new ProducerRecord<>(
                FRAMES, null, wall.toEpochMilli(), record.origin().stream(), RecordJson.bytes(record));
        message.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        sending.add(producer.send(message));
    }

    /** Of the newest revision of each minute. */
    private static long frames(List<JsonNode> minutes) {
        Map<String, Long> newest = new HashMap<>();
        minutes.forEach(minute ->
                newest.put(minute.get("minute").asText(), minute.get("frames").asLong()));
        return newest.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String id(JsonNode episode) {
        return episode.get("run").asText() + "/" + episode.get("first_seq").asText();
    }

    private Child worker(Broker broker) throws Exception {
        Path properties = folder.resolve("client.properties");
        Files.writeString(properties, """
                session.timeout.ms=6000
                heartbeat.interval.ms=1000
                transaction.timeout.ms=6000
                """);
        return Worker.start(
                folder,
                "--bootstrap",
                broker.address(),
                "--properties",
                properties.toString(),
                // frames stop while the test looks
                "--idle-ms",
                "300000");
    }

    private static void awaitBothHaveStreams(Admin admin) throws Exception {
        long until = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < until) {
            List<MemberDescription> members = members(admin);
            if (members.size() == 2
                    && members.stream()
                            .allMatch(member -> member.assignment().topicPartitions().stream()
                                    .anyMatch(partition -> partition.topic().equals(FRAMES)))) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("the streams were not shared within a minute: " + members(admin));
    }

    private static List<MemberDescription> members(Admin admin) throws Exception {
        var members = new ArrayList<MemberDescription>();
        admin.describeConsumerGroups(List.of("vssl-episodes"))
                .all()
                .get()
                .values()
                .forEach(group -> members.addAll(group.members()));
        return members;
    }
}
