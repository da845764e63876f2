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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.vssl.protocol.record.Verdict;

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

    private static final String IMPATIENT = """
            max.block.ms=2000
            request.timeout.ms=1000
            delivery.timeout.ms=2000
            linger.ms=0
            """;

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
                var producer = producer(broker)) {
            makeFrames(admin);
            try (Child first = worker(broker, "");
                    Child second = worker(broker, "")) {
                first.awaitReady();
                second.awaitReady();
                awaitBothHaveStreams(admin);

                feed(producer, 0, EPISODES / 3);
                Committed.from(broker.address(), "vssl.episodes", found -> found.size() >= STREAMS);
                feed(producer, EPISODES / 3, EPISODES / 2);
                first.kill();
                feed(producer, EPISODES / 2, EPISODES);
                endTheMinute(producer, EPISODES);

                assertThatAllIsThereOnce(broker, second);
                assertThat(second.terminate()).isEqualTo(143);
            }
        }
    }

    @Test
    @SuppressWarnings("try") // the first broker goes away under way
    void writeEveryEpisodeOnceAndCountEveryFrameOnceThoughTheBrokerWasAway() throws Exception {
        Path data = folder.resolve("broker");
        int port = Broker.freePort();
        try (Broker first = Broker.start(data, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", first.address()));
                var producer = producer(first)) {
            makeFrames(admin);
            try (Child worker = worker(first, IMPATIENT)) {
                worker.awaitReady();
                var isAway = new AtomicBoolean();
                CompletableFuture<Integer> feeding = CompletableFuture.supplyAsync(() -> feedUntil(isAway, producer));
                first.close();
                isAway.set(true);
                awaitWarning(worker, "a thread gave up and another takes its place");
                try (Broker second = Broker.start(data, port)) {
                    int fed = feeding.get();
                    feed(producer, fed, fed + EPISODES / 3);
                    endTheMinute(producer, fed + EPISODES / 3);

                    assertThatAllIsThereOnce(second, worker);
                    assertThat(worker.terminate()).isEqualTo(143);
                }
            }
        }
    }

    @Test
    void makeATopicAnewThatSomebodyDeleted() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), Broker.freePort());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                var producer = producer(broker)) {
            makeFrames(admin);
            try (Child worker = worker(broker, IMPATIENT)) {
                worker.awaitReady();
                admin.deleteTopics(List.of("vssl.episodes")).all().get();

                feed(producer, 0, 2);
                awaitWarning(worker, "Replacing thread");
                endTheMinute(producer, 2);

                assertThatAllIsThereOnce(broker, worker);
            }
        }
    }

    private void assertThatAllIsThereOnce(Broker broker, Child worker) throws Exception {
        List<JsonNode> episodes =
                Committed.from(broker.address(), "vssl.episodes", found -> found.size() >= expected.size());
        List<JsonNode> minutes = Committed.from(broker.address(), "vssl.stats", found -> frames(found) >= sent);

        assertThat(episodes)
                .extracting(SharedStreamsIT::id)
                .as(worker.err())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(episodes)
                .extracting(episode -> episode.get("frames").asInt())
                .containsOnly(EPISODE_FRAMES);
        assertThat(frames(minutes)).isEqualTo(sent);
    }

    private static KafkaProducer<String, byte[]> producer(Broker broker) {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.address()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private void makeFrames(Admin admin) throws Exception {
        admin.createTopics(List.of(new NewTopic(FRAMES, Optional.of(PARTITIONS), Optional.empty())))
                .all()
                .get();
        for (int i = 0; i < STREAMS; i++) {
            cameras.add(new Camera("cam-" + i, "run-" + i));
        }
    }

    /** Tells how many episodes it fed. */
    private int feedUntil(AtomicBoolean isOver, KafkaProducer<String, byte[]> producer) {
        int episode = 0;
        for (; !isOver.get(); episode++) {
            feed(producer, episode, episode + 1);
        }
        return episode;
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
    private void endTheMinute(KafkaProducer<String, byte[]> producer, int episodes) throws Exception {
        long millis = (long) episodes * CYCLE_FRAMES * FRAME_MILLIS;
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

    private Child worker(Broker broker, String more) throws Exception {
        Path properties = folder.resolve("client.properties");
        Files.writeString(properties, """
                session.timeout.ms=6000
                heartbeat.interval.ms=1000
                transaction.timeout.ms=6000
                """ + more);
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

    private static void awaitWarning(Child worker, String text) throws Exception {
        long until = System.nanoTime() + 60_000_000_000L;
        while (!worker.err().contains(text)) {
            assertThat(System.nanoTime()).as(worker.err()).isLessThan(until);
            LockSupport.parkNanos(100_000_000);
        }
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
