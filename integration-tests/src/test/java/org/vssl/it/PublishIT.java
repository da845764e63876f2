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

    @TempDir
    static Path folder;

    private static int brokerPort;
    private static int linkPort;
    private static Service broker;

    private Service sidecar;

    @BeforeAll
    static void startBroker() throws IOException {
        brokerPort = freePort();
        linkPort = freePort();
        Files.writeString(folder.resolve("token"), "hush\n");
        broker = Service.kafka(
                        folder,
                        "broker",
                        "--data",
                        folder.resolve("broker").toString(),
                        "--port",
                        Integer.toString(brokerPort))
                .awaitLine(line -> line.startsWith("broker ready"));
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
                folder, line("", "stream-id=file block=true patience=60000 token=hush address=unix:" + socket()));

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
                        "",
                        "stream-id=drops queue-size=2 patience=60000 token-file=" + folder.resolve("token")
                                + " address=tcp://127.0.0.1:" + linkPort));

        assertThat(run.status()).as(run.err()).isZero();
        List<JsonNode> records = consumed("drops");
        long dropped = records.stream()
                .mapToLong(record -> record.get("dropped_total").asLong())
                .max()
                .orElseThrow();
        assertThat(frames(records).size() + dropped).isEqualTo(FRAMES);
        assertThat(states(records)).containsExactly("located", "no-audio");
        assertInOrder(records);
    }

    @Test
    void nothingIsLostWhenTheSidecarIsKilledMeanwhile() throws Exception {
        try (Service pipeline = Service.launch(
                folder, line("is-live=true", "stream-id=live patience=60000 token=hush address=unix:" + socket()))) {
            pipeline.awaitLine(line -> line.contains("verdict=(string)located"));
            sidecar.close();
            sidecar = sidecar();
            pipeline.lines();
            assertThat(pipeline.status()).as(pipeline.err()).isZero();
        }

        List<JsonNode> records = consumed("live");
        assertThat(frames(records)).hasSize(FRAMES);
        assertThat(states(records)).startsWith("warming", "located");
        assertInOrder(records);
    }

    @Test
    void theBusSaysWhyTheSidecarRefuses() throws Exception {
        try (Service pipeline =
                Service.launch(folder, line("", "stream-id=refused token=wrong address=unix:" + socket()))) {
            pipeline.lines();

            assertThat(pipeline.status()).isZero();
            assertThat(pipeline.err().lines().filter(line -> line.startsWith("WARNING")))
                    .containsExactly("WARNING: from element /GstPipeline:pipeline0/GstVsslPublish:vsslpublish0: the"
                            + " sidecar at unix:" + socket()
                            + " refused: bad_token: the token is not the one configured here");
        }
    }

    private static String line(String live, String properties) {
        return "videotestsrc pattern=green num-buffers=" + FRAMES + " " + live
                + " ! video/x-raw,width=64,height=48,framerate=30/1 ! vssl name=v model=" + TINY + " ! vsslpublish "
                + properties + " ! fakesink audiotestsrc num-buffers=60 wave=square freq=2000 " + live
                + " ! audio/x-raw,rate=32000 ! v.audio_sink";
    }

    private Service sidecar() throws IOException {
        Path config = folder.resolve("sidecar.yaml");
        Files.writeString(config, """
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
        return Service.kafka(folder, "sidecar", "--config", config.toString())
                .awaitLine(line -> line.startsWith("sidecar ready"));
    }

    private static Path socket() {
        return folder.resolve("link/sidecar.sock");
    }

    /** Frames and changes of a stream as they come. */
    private static List<JsonNode> consumed(String stream) throws Exception {
        try (Service events = Service.kafka(
                folder,
                "events",
                "--config",
                folder.resolve("sidecar.yaml").toString(),
                "--json",
                "--frames",
                "--from-beginning",
                "--timeout",
                "6",
                "--stream",
                stream)) {
            List<String> lines = events.lines();
            assertThat(events.status()).as(events.err()).isZero();
            var json = new ObjectMapper();
            var records = new ArrayList<JsonNode>();
            for (String line : lines) {
                records.add(json.readTree(line));
            }
            return records;
        }
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
