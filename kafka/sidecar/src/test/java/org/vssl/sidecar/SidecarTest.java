// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vssl.broker.Broker;
import org.vssl.protocol.Samples;
import org.vssl.protocol.link.LinkAddress;
import org.vssl.protocol.link.LinkClient;
import org.vssl.protocol.link.LinkCounters;
import org.vssl.protocol.link.LinkSettings;
import org.vssl.protocol.record.RecordProto;
import org.vssl.sidecar.config.Configuration;

@DisplayName("A sidecar")
class SidecarTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path brokerFolder;

    @TempDir
    Path folder;

    private static Broker broker;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startBroker() {
        broker = Broker.start(brokerFolder, Broker.freePort());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tx", "idem"})
    void bringsEveryFrameAndEveryChangeToItsTopicInOrder(String mode) throws Exception {
        Properties properties = properties(mode);
        properties.setProperty("vssl.kafka.mode", mode);
        try (Sidecar sidecar = start(properties);
                LinkClient client = client("cam-1")) {
            assertThat(sidecar.health().isReady()).isTrue();
            for (int i = 0; i < 200; i++) {
                client.offer(Samples.frame(i));
                if (i % 50 == 0) {
                    client.offer(Samples.change(i));
                }
            }
            assertThat(client.drain(PATIENCE)).isTrue();
            assertThat(client.counters()).isEqualTo(new LinkCounters(204, 204, 0, 0, 0));

            List<ConsumerRecord<String, byte[]>> frames = consume(mode + ".localizations", 200);
            List<ConsumerRecord<String, byte[]>> events = consume(mode + ".events", 4);

            assertThat(frames).hasSize(200).allMatch(record -> record.key().equals("cam-1"));
            assertThat(frames.stream()
                            .map(record ->
                                    Consumed.json(record).get("running_time_ns").asInt()))
                    .isSorted();
            assertThat(events).hasSize(4);
            assertThat(Consumed.duplicates(frames) + Consumed.duplicates(events))
                    .isZero();
            assertThat(consume(mode + ".stream-state", 4)).hasSize(4);
            ConsumerRecord<String, byte[]> first = events.get(0);
            assertThat(header(first, "ce_type")).isEqualTo("org.vssl.state.v1");
            assertThat(header(first, "ce_id")).isEqualTo(client.run() + "/2");
            assertThat(header(first, "ce_partitionkey")).isEqualTo("cam-1");
            assertThat(header(first, "content-type")).isEqualTo("application/json");
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void gathersWhatComesWithinItsIntervalIntoOneCommit() throws Exception {
        Properties properties = properties("gathered");
        properties.setProperty("vssl.kafka.commit-interval-ms", "1000");
        try (Sidecar sidecar = start(properties);
                LinkClient client = client("cam-7")) {
            for (int i = 0; i < 100; i++) {
                client.offer(Samples.frame(i));
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(client.drain(PATIENCE)).isTrue();

            assertThat(consume("gathered.localizations", 100)).hasSize(100);
            List<ConsumerRecord<String, byte[]>> commits = Consumed.from(
                    broker.address(),
                    "gathered.progress",
                    found -> found.stream()
                            .anyMatch(record -> new String(record.value(), StandardCharsets.UTF_8).equals("100")));
            assertThat(commits).hasSizeLessThan(10);
            assertThat(sidecar.health().isReady()).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    /** A broker refuses records from the future, and a record from 1970 is past its retention at once. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 4_102_444_800_000L, Long.MAX_VALUE})
    void isNotHeldUpByAnElementWhoseClockIsWrong(long wallMillis) throws Exception {
        String prefix = "clock" + wallMillis;
        Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (Sidecar sidecar = start(properties(prefix));
                LinkClient client = client("cam-5", () -> wallMillis)) {
            client.offer(Samples.change(1));
            assertThat(client.drain(PATIENCE)).isTrue();

            ConsumerRecord<String, byte[]> record =
                    consume(prefix + ".events", 1).get(0);

            assertThat(Instant.ofEpochMilli(record.timestamp())).isBetween(begun, Instant.now());
            assertThat(header(record, "ce_time"))
                    .isEqualTo(Instant.ofEpochMilli(wallMillis).toString());
            assertThat(sidecar.health().isLive()).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void writesProtobufWhereThatIsChosen() throws Exception {
        Properties properties = properties("proto");
        properties.setProperty("vssl.kafka.format", "protobuf");
        try (Sidecar sidecar = start(properties);
                LinkClient client = client("cam-2")) {
            assertThat(sidecar.health().isLive()).isTrue();
            client.offer(Samples.frame(5));
            client.drain(PATIENCE);

            ConsumerRecord<String, byte[]> record =
                    consume("proto.localizations", 1).get(0);

            assertThat(RecordProto.record(record.value()).payload()).isEqualTo(Samples.frame(5));
        }
    }

    @Test
    void keepsWhatItTookUntilThereIsAKafkaToTakeIt() throws Exception {
        Properties absent = properties("later");
        absent.setProperty("vssl.kafka.bootstrap", "127.0.0.1:" + Broker.freePort());
        absent.setProperty("vssl.drain-s", "0");
        try (Sidecar sidecar = start(absent);
                LinkClient client = client("cam-3")) {
            client.offer(Samples.change(1));
            client.offer(Samples.frame(2));
            assertThat(client.drain(PATIENCE)).isTrue();
            assertThat(sidecar.health().isLive()).isTrue();
        }

        try (Sidecar sidecar = start(properties("later"))) {
            assertThat(consume("later.events", 1)).hasSize(1);
            assertThat(consume("later.localizations", 1)).hasSize(1);
            assertThat(sidecar.health().isReady()).isTrue();
        }
    }

    /** Its rows have numbers anew that Kafka has had already. */
    @Test
    void losesNothingWhenItsSpoolIsSetBackToAnOlderState() throws Exception {
        Path spool = folder.resolve("spool/spool.db");
        Path copy = folder.resolve("copy.db");
        deliverFrames(properties("restored"), 1, 2);
        assertThat(consume("restored.localizations", 1)).hasSize(1);
        Files.copy(spool, copy);
        deliverFrames(properties("restored"), 2, 6);
        assertThat(consume("restored.localizations", 5)).hasSize(5);

        Files.copy(copy, spool, StandardCopyOption.REPLACE_EXISTING);
        Properties absent = properties("restored");
        absent.setProperty("vssl.kafka.bootstrap", "127.0.0.1:" + Broker.freePort());
        absent.setProperty("vssl.drain-s", "0");
        deliverFrames(absent, 6, 20);
        deliverFrames(properties("restored"), 20, 22);

        assertThat(consume("restored.localizations", 21))
                .extracting(
                        record -> Consumed.json(record).get("running_time_ns").asInt())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(1, 22).boxed().toList());
        assertThat(failures).isEmpty();
    }

    private void deliverFrames(Properties properties, int from, int to) throws Exception {
        try (Sidecar sidecar = start(properties);
                LinkClient client = client("cam-7")) {
            for (int i = from; i < to; i++) {
                client.offer(Samples.frame(i));
            }
            assertThat(client.drain(PATIENCE)).isTrue();
            assertThat(sidecar.health().isLive()).isTrue();
        }
    }

    @Test
    void letsFramesGoAndNeverStatesWhenItsSpoolIsFullAndSaysSoInTheRecords() throws Exception {
        Properties absent = properties("full");
        absent.setProperty("vssl.kafka.bootstrap", "127.0.0.1:" + Broker.freePort());
        absent.setProperty("vssl.spool.max-rows", "10");
        absent.setProperty("vssl.drain-s", "0");
        try (Sidecar sidecar = start(absent);
                LinkClient client = client("cam-4")) {
            for (int i = 0; i < 40; i++) {
                client.offer(Samples.frame(i));
            }
            for (int i = 0; i < 5; i++) {
                client.offer(Samples.change(i));
            }
            assertThat(client.drain(PATIENCE)).isTrue();
            assertThat(sidecar.health().reasons()).containsExactly("the spool is full, frames are dropped");
            assertThat(get(sidecar, "/q/metrics").body()).contains("vssl_spool_dropped_total 30.0");
            assertThat(get(sidecar, "/q/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(sidecar, "/q/health/live").statusCode()).isEqualTo(200);
            assertThat(get(sidecar, "/").body()).contains("<h1>");
        }

        try (Sidecar sidecar = start(properties("full"))) {
            List<ConsumerRecord<String, byte[]>> events = consume("full.events", 5);

            assertThat(sidecar.health().isLive()).isTrue();
            assertThat(consume("full.localizations", 10)).hasSize(10);
            assertThat(events).hasSize(5);
            assertThat(Consumed.json(events.get(4)).get("spool_dropped_total").asInt())
                    .isEqualTo(30);
        }
    }

    @Test
    void makesTopicsAnewWhenSomebodyDeletedThem() throws Exception {
        Properties properties = properties("gone");
        properties.setProperty("vssl.kafka.properties.max.block.ms", "500");
        properties.setProperty("vssl.kafka.properties.request.timeout.ms", "500");
        properties.setProperty("vssl.kafka.properties.delivery.timeout.ms", "1000");
        try (Sidecar sidecar = start(properties);
                LinkClient client = client("cam-6");
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            client.offer(Samples.change(1));
            assertThat(consume("gone.events", 1)).hasSize(1);
            admin.deleteTopics(List.of("gone.events")).all().get(30, TimeUnit.SECONDS);

            client.offer(Samples.change(2));
            assertThat(client.drain(PATIENCE)).isTrue();

            assertThat(consume("gone.events", 1))
                    .extracting(record ->
                            Consumed.json(record).get("running_time_ns").asInt())
                    .containsExactly(2);
            assertThat(sidecar.health().isLive()).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void keepsItsSocketToItsOwner() throws IOException {
        try (Sidecar sidecar = start(properties("mine"))) {
            assertThat(sidecar.health().isLive()).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                    .isEqualTo("rw-rw----");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("link"))))
                    .isEqualTo("rwx------");

            assertThatThrownBy(() -> start(properties("mine")))
                    .hasMessage("the spool in %s is in use by another sidecar".formatted(folder.resolve("spool")));
            Properties otherSpool = properties("mine");
            otherSpool.setProperty(
                    "vssl.spool.folder", folder.resolve("other-spool").toString());
            assertThatThrownBy(() -> start(otherSpool))
                    .hasMessage("the socket %s is in use by another sidecar".formatted(socket()));
        }
    }

    @Test
    void isNotReadByAForeignName() throws Exception {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        try (Sidecar sidecar = start(properties("host"))) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            request(sidecar, "/q/metrics")
                                    .header("host", "evil.example")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(421);
            assertThat(answer.body()).startsWith("No page of this name").doesNotContain("evil");
        }
    }

    private List<ConsumerRecord<String, byte[]>> consume(String topic, int count) {
        return Consumed.from(broker.address(), topic, found -> found.size() >= count);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(Sidecar sidecar, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sidecar.httpPort() + path));
    }

    private static HttpResponse<String> get(Sidecar sidecar, String path) throws Exception {
        return HttpClient.newHttpClient().send(request(sidecar, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Sidecar start(Properties properties) {
        return new Sidecar(Configuration.read(Optional.empty(), Map.of(), properties), failures::add);
    }

    private LinkClient client(String stream) {
        return client(stream, System::currentTimeMillis);
    }

    private LinkClient client(String stream, LongSupplier wallMillis) {
        return new LinkClient(
                new LinkSettings(new LinkAddress.Unix(socket()), stream, "", 1024), wallMillis, unused -> {});
    }

    private Path socket() {
        return folder.resolve("link/sidecar.sock");
    }

    private Properties properties(String prefix) {
        var properties = new Properties();
        properties.setProperty("vssl.kafka.bootstrap", broker.address());
        properties.setProperty("vssl.kafka.partitions", "2");
        properties.setProperty("vssl.link.unix", socket().toString());
        properties.setProperty("vssl.spool.folder", folder.resolve("spool").toString());
        properties.setProperty("vssl.http.port", "0");
        for (String topic : List.of("localizations", "events", "stream-state", "progress")) {
            properties.setProperty("vssl.topics." + topic, prefix + "." + topic);
        }
        return properties;
    }
}
