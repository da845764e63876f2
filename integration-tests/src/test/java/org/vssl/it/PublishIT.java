// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.protocol.Child;
import org.vssl.protocol.record.RecordJson;

/** With a real broker and a real sidecar. The tiny bundle hears green for as long as there is sound. */
@DisplayName("From a pipeline to Kafka,")
class PublishIT {
    private static final int FRAMES = 90;
    private static final Path TINY = Path.of("../models/src/test/resources/bundles/split")
            .toAbsolutePath()
            .normalize();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(RecordJson.class.getResourceAsStream("/org/vssl/protocol/record.schema.json"));

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static int linkPort;
    private static Child broker;

    private Child sidecar;

    @BeforeAll
    static void startBroker() throws IOException, InterruptedException {
        int brokerPort = freePort();
        linkPort = freePort();
        Files.writeString(folder.resolve("token"), "hush\n");
        Files.writeString(
                folder.resolve("sidecar.yaml"), """
                kafka:
                  bootstrap: 127.0.0.1:%d
                link:
                  unix: %s
                  tcp: 127.0.0.1:%d
                  token: hush
                spool:
                  folder: %s
                http:
                  port: 0
                """.formatted(brokerPort, socket(), linkPort, folder.resolve("spool")));
        broker = Services.kafka(
                        folder,
                        "broker",
                        "--data",
                        folder.resolve("broker").toString(),
                        "--port",
                        Integer.toString(brokerPort))
                .awaitLine(line -> line.startsWith("broker ready"));
        try (Child topics = kafka("topics")) {
            topics.lines();
            assertThat(topics.status()).as(topics.err()).isZero();
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void startSidecar() throws IOException {
        sidecar = sidecar();
    }

    @AfterEach
    void stopSidecar() {
        sidecar.close();
    }

    @Test
    void everyFrameAndEveryChangeArrivesOnceAndInOrder() throws Exception {
        Command run = Command.launch(
                folder,
                line(FRAMES, "", "stream-id=file block=true patience=60000 token=hush address=unix:" + socket()));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        List<JsonNode> records = consumed("file");
        assertThat(records)
                .allSatisfy(record -> assertThat(SCHEMA.validate(record)).isEmpty());
        assertThat(frames(records)).hasSize(FRAMES);
        assertThat(states(records)).containsExactly("located", "no-audio");
        assertInOrder(records);
    }

    @Test
    void whatIsLetGoOnTheWayIsCounted() throws Exception {
        Command run = Command.launch(
                folder,
                line(
                        FRAMES,
                        "",
                        "stream-id=drops queue-size=2 patience=60000 token-file=" + folder.resolve("token")
                                + " address=tcp://127.0.0.1:" + linkPort));

        assertThat(run.status()).as(run.err()).isZero();
        List<JsonNode> records = consumed("drops");
        assertThat(frames(records).size() + dropped(records)).isEqualTo(FRAMES);
        assertThat(states(records)).containsExactly("located", "no-audio");
        assertInOrder(records);
    }

    @Test
    void nothingIsLostWhenTheSidecarIsKilledMeanwhile() throws Exception {
        int frames = 240;
        var records = new ArrayList<JsonNode>();
        try (Child events = events("live");
                Child pipeline = Services.launch(
                        folder,
                        line(
                                frames,
                                "is-live=true",
                                "stream-id=live patience=60000 token=hush address=unix:" + socket()))) {
            records.add(JSON.readTree(events.line()));
            sidecar.close();
            sidecar = sidecar();
            pipeline.lines();
            assertThat(pipeline.status()).as(pipeline.err()).isZero();
            read(events, records, frames, 2);
        }

        assertThat(frames(records)).hasSize(frames);
        assertThat(states(records)).startsWith("warming", "located");
        assertInOrder(records);
    }

    @Test
    void theBusSaysWhyTheSidecarRefuses() throws Exception {
        try (Child pipeline =
                Services.launch(folder, line(FRAMES, "", "stream-id=refused token=wrong address=unix:" + socket()))) {
            assertThat(pipeline.lines().stream().filter(line -> line.startsWith("WARNING")))
                    .containsExactly("WARNING: from element /GstPipeline:pipeline0/GstVsslPublish:vsslpublish0: the"
                            + " sidecar at unix:" + socket()
                            + " refused: bad_token: the token does not match");
            assertThat(pipeline.status()).isZero();
        }
    }

    private static String line(int frames, String live, String properties) {
        return "videotestsrc pattern=green num-buffers=" + frames + " " + live
                + " ! video/x-raw,width=64,height=48,framerate=30/1 ! vssl name=v model=" + TINY + " ! vsslpublish "
                + properties + " ! fakesink audiotestsrc num-buffers=60 wave=square freq=2000 " + live
                + " ! audio/x-raw,rate=32000 ! v.audio_sink";
    }

    private static Child sidecar() throws IOException {
        return kafka("sidecar").awaitLine(line -> line.startsWith("sidecar ready"));
    }

    private static Child kafka(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("sidecar.yaml").toString()));
        return Services.kafka(folder, all.toArray(String[]::new));
    }

    private static Path socket() {
        return folder.resolve("link/sidecar.sock");
    }

    private static List<JsonNode> consumed(String stream) throws IOException {
        var records = new ArrayList<JsonNode>();
        try (Child events = events(stream)) {
            read(events, records, FRAMES, 2);
        }
        return records;
    }

    private static Child events(String stream) throws IOException {
        return kafka("events", "--json", "--frames", "--from-beginning", "--stream", stream);
    }

    /** Takes records as they come, until every frame arrived or was counted as dropped, and no number is missing. */
    private static void read(Child events, List<JsonNode> records, int frames, int changes) throws IOException {
        long last = 0;
        while (frames(records).size() + dropped(records) < frames
                || states(records).size() < changes
                || records.size() < last) {
            JsonNode record = JSON.readTree(events.line());
            last = Math.max(last, seq(record));
            records.add(record);
        }
    }

    private static long dropped(List<JsonNode> records) {
        return records.stream()
                .mapToLong(record -> record.get("dropped_total").asLong())
                .max()
                .orElse(0);
    }

    /** A topic keeps the order of its records, and both topics together miss no number. */
    private static void assertInOrder(List<JsonNode> records) {
        assertThat(frames(records)).isSortedAccordingTo(Comparator.comparingLong(PublishIT::seq));
        assertThat(frames(records)).isSortedAccordingTo(Comparator.comparingLong(PublishIT::time));
        assertThat(records.stream().filter(record -> record.has("state")))
                .isSortedAccordingTo(Comparator.comparingLong(PublishIT::seq));
        assertThat(records)
                .extracting(PublishIT::seq)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, records.size()).boxed().toList());
    }

    private static long time(JsonNode record) {
        return record.get("running_time_ns").asLong();
    }

    private static long seq(JsonNode record) {
        return record.get("seq").asLong();
    }

    private static List<JsonNode> frames(List<JsonNode> records) {
        return records.stream().filter(record -> record.has("verdict")).toList();
    }

    private static List<String> states(List<JsonNode> records) {
        return records.stream()
                .filter(record -> record.has("state"))
                .map(record -> record.get("state").asText())
                .toList();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
