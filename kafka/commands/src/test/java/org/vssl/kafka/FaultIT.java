package org.vssl.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.broker.Broker;
import org.vssl.protocol.Samples;
import org.vssl.protocol.link.LinkAddress;
import org.vssl.protocol.link.LinkClient;
import org.vssl.protocol.link.LinkSettings;

/**
 * Kills what can be killed while four streams run. {@code -Dvssl.fault.seconds=60 -Dvssl.fault.fps=30} is the long
 * version.
 */
@DisplayName("Through crashes of the sidecar and the broker,")
class FaultIT {
    private static final int SECONDS = Integer.getInteger("vssl.fault.seconds", 9);
    private static final int FPS = Integer.getInteger("vssl.fault.fps", 30);
    private static final int STREAMS = 4;
    private static final int STATE_EVERY = 10;
    /** The sidecar dies every eighth of the time but one, the broker twice in a long run and once in a short one. */
    private static final int PARTS = SECONDS >= 30 ? 8 : 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final int port = Broker.freePort();
    private long offeredFrames;
    private long offeredStates;

    @Test
    void everyChangeArrivesOnceAndEveryFrameArrivesOrIsCounted() throws Exception {
        Child broker = broker();
        Child sidecar = sidecar();
        var clients = new ArrayList<LinkClient>();
        try {
            for (int i = 0; i < STREAMS; i++) {
                clients.add(client("cam-" + i));
            }
            int kills = 0;
            int brokerKills = 0;
            for (int part = 0; part < PARTS; part++) {
                offer(clients, (long) part * SECONDS * FPS / PARTS, (long) (part + 1) * SECONDS * FPS / PARTS);
                if (part % 4 == 2) {
                    broker.kill();
                    brokerKills++;
                    broker = broker();
                }
                if (part < PARTS - 1) {
                    sidecar.kill();
                    kills++;
                    sidecar = sidecar();
                }
            }
            long dropped = 0;
            for (LinkClient client : clients) {
                assertThat(client.drain(Duration.ofSeconds(30))).isTrue();
                assertThat(client.counters().droppedStates()).isZero();
                dropped += client.counters().dropped();
            }
            assertThat(sidecar.terminate()).as(sidecar.err()).isEqualTo(143);

            List<JsonNode> records = consume();

            List<JsonNode> states =
                    records.stream().filter(record -> record.has("state")).toList();
            List<JsonNode> frames =
                    records.stream().filter(record -> record.has("verdict")).toList();
            System.out.printf(
                    "fault run: %d s, %d streams, sidecar killed %d times, broker %d times; offered %d frames and %d"
                            + " states, dropped %d, consumed %d and %d, duplicates %d, inversions %d%n",
                    SECONDS,
                    STREAMS,
                    kills,
                    brokerKills,
                    offeredFrames,
                    offeredStates,
                    dropped,
                    frames.size(),
                    states.size(),
                    duplicates(records),
                    inversions(states) + inversions(frames));
            assertThat(states).hasSize(Math.toIntExact(offeredStates));
            assertThat(frames.size() + dropped).isEqualTo(offeredFrames);
            assertThat(duplicates(records)).isZero();
            assertThat(inversions(states) + inversions(frames)).isZero();
        } finally {
            clients.forEach(LinkClient::close);
            sidecar.close();
            broker.close();
        }
    }

    private void offer(List<LinkClient> clients, long from, long to) {
        for (long i = from; i < to; i++) {
            for (LinkClient client : clients) {
                client.offer(Samples.frame(i));
                offeredFrames++;
                if (i % STATE_EVERY == 0) {
                    client.offer(Samples.change(i));
                    offeredStates++;
                }
            }
            LockSupport.parkNanos(1_000_000_000L / FPS);
        }
    }

    private List<JsonNode> consume() throws IOException, InterruptedException {
        try (Child events =
                Child.start(folder, options(), "events", "--json", "--frames", "--from-beginning", "--timeout", "4")) {
            List<String> lines = events.lines();
            assertThat(events.status()).as(events.err()).isZero();
            var records = new ArrayList<JsonNode>();
            for (String line : lines) {
                records.add(JSON.readTree(line));
            }
            return records;
        }
    }

    private static int duplicates(List<JsonNode> records) {
        var seen = new HashSet<String>();
        records.forEach(record ->
                seen.add(record.get("run").asText() + "/" + record.get("seq").asText()));
        return records.size() - seen.size();
    }

    private static int inversions(List<JsonNode> records) {
        Map<String, Long> last = new HashMap<>();
        int inversions = 0;
        for (JsonNode record : records) {
            String stream = record.get("stream").asText();
            long time = record.get("running_time_ns").asLong();
            if (time <= last.getOrDefault(stream, -1L)) {
                inversions++;
            }
            last.put(stream, time);
        }
        return inversions;
    }

    private Child broker() throws IOException {
        return Child.start(
                        folder,
                        List.of(),
                        "broker",
                        "--data",
                        folder.resolve("broker").toString(),
                        "--port",
                        Integer.toString(port))
                .awaitReady();
    }

    private Child sidecar() throws IOException {
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
                """.formatted(socket(), folder.resolve("spool")));
        return Child.start(folder, options(), "sidecar", "--config", config.toString())
                .awaitReady();
    }

    private List<String> options() {
        return List.of("-Dvssl.kafka.bootstrap=127.0.0.1:" + port);
    }

    private LinkClient client(String stream) {
        return new LinkClient(
                new LinkSettings(new LinkAddress.Unix(socket()), stream, "", LinkSettings.DEFAULT_QUEUE_SIZE),
                System::currentTimeMillis,
                unused -> {});
    }

    private Path socket() {
        return folder.resolve("link/sidecar.sock");
    }
}
