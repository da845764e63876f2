// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vssl.broker.Broker;
import org.vssl.protocol.Child;
import org.vssl.protocol.Samples;
import org.vssl.protocol.link.LinkAddress;
import org.vssl.protocol.link.LinkClient;
import org.vssl.protocol.link.LinkSettings;

/**
 * A broker and a sidecar in processes of their own, and streams that offer 30 frames a second to them whatever happens,
 * with a change of state at every tenth.
 */
final class Rig implements AutoCloseable {
    private static final int FPS = 30;
    private static final int STATE_EVERY = 10;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int port = Broker.freePort();
    private final List<LinkClient> clients = new ArrayList<>();
    private Child broker;
    private Child sidecar;
    private final Thread offering = new Thread(this::offer, "streams");
    private final Object news = new Object();
    private volatile boolean isOffering = true;
    private volatile long rounds;

    Rig(Path folder, int streams) throws IOException {
        this.folder = folder;
        broker = startBroker();
        sidecar = startSidecar();
        for (int i = 0; i < streams; i++) {
            clients.add(new LinkClient(
                    new LinkSettings(new LinkAddress.Unix(socket()), "cam-" + i, "", LinkSettings.DEFAULT_QUEUE_SIZE),
                    System::currentTimeMillis,
                    unused -> {}));
        }
        offering.start();
    }

    private void offer() {
        long begun = System.nanoTime();
        for (long i = 0; isOffering; i++) {
            LockSupport.parkNanos(begun + i * 1_000_000_000L / FPS - System.nanoTime());
            for (LinkClient client : clients) {
                client.offer(Samples.frame(i));
                if (i % STATE_EVERY == 0) {
                    client.offer(Samples.change(i));
                }
            }
            synchronized (news) {
                rounds++;
                news.notifyAll();
            }
        }
    }

    /** Waits until every stream has offered so many seconds of frames. */
    void awaitOffered(double seconds) throws InterruptedException {
        synchronized (news) {
            long until = System.nanoTime() + PATIENCE_NANOS;
            while (rounds < seconds * FPS) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("only %d frames a stream were offered".formatted(rounds));
                }
                news.wait(left);
            }
        }
    }

    void stopOffering() throws InterruptedException {
        isOffering = false;
        offering.join();
    }

    long offeredFrames() {
        return rounds * clients.size();
    }

    long offeredStates() {
        return (rounds + STATE_EVERY - 1) / STATE_EVERY * clients.size();
    }

    void killBroker() {
        broker.kill();
    }

    void restartBroker() throws IOException {
        broker = startBroker();
    }

    void killAndRestartSidecar() throws IOException {
        sidecar.kill();
        sidecar = startSidecar();
    }

    Child sidecar() {
        return sidecar;
    }

    /** Waits until every event is acknowledged; answers how many frames the elements dropped. */
    long drainElements() throws InterruptedException {
        long dropped = 0;
        for (LinkClient client : clients) {
            if (!client.drain(Duration.ofNanos(PATIENCE_NANOS))
                    || client.counters().droppedStates() > 0) {
                throw new AssertionError("not everything was acknowledged: " + client.counters());
            }
            dropped += client.counters().dropped();
        }
        return dropped;
    }

    /** A number of {@code /q/metrics}. */
    double metric(String name) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        sidecar.readyLine().replaceAll(".*(http://[^/]+)/.*", "$1/q/metrics")))
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        return answer.body()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that a {@code read_committed} reader finds, in order within each topic and partition. */
    List<JsonNode> records() throws IOException {
        var found = new ArrayList<JsonNode>();
        Map<String, Object> config = Map.of(
                "bootstrap.servers", "127.0.0.1:" + port,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.of("vssl.events", "vssl.localizations")
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            long until = System.nanoTime() + PATIENCE_NANOS;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > until) {
                    throw new AssertionError("the topics could not be read to their ends " + ends);
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    found.add(JSON.readTree(record.value()));
                }
            }
        }
        return found;
    }

    private Child startBroker() throws IOException {
        return Commands.start(
                        folder,
                        List.of(),
                        "broker",
                        "--data",
                        folder.resolve("broker").toString(),
                        "--port",
                        Integer.toString(port))
                .awaitReady();
    }

    private Child startSidecar() throws IOException {
        Path config = folder.resolve("sidecar.yaml");
        Files.writeString(config, """
                kafka:
                  bootstrap: 127.0.0.1:1
                link:
                  unix: %s
                spool:
                  folder: %s
                http:
                  port: 0
                drain-s: 50
                """.formatted(socket(), folder.resolve("spool")));
        // a property goes over the file
        return Commands.start(
                        folder,
                        List.of("-Dvssl.kafka.bootstrap=127.0.0.1:" + port),
                        "sidecar",
                        "--config",
                        config.toString())
                .awaitReady();
    }

    private Path socket() {
        return folder.resolve("link/sidecar.sock");
    }

    @Override
    public void close() {
        isOffering = false;
        clients.forEach(LinkClient::close);
        sidecar.close();
        broker.close();
    }
}
