// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vssl.protocol.record.RecordJson;

/** Without a sidecar; with one it is in the integration tests. */
@DisplayName("The element vsslpublish")
class VsslPublishIT {
    private static final int FRAMES = 60;
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(RecordJson.class.getResourceAsStream("/org/vssl/protocol/record.schema.json"));

    /** Green that sounds green for as long as the sound lasts. */
    private static final String PICTURE = "videotestsrc num-buffers=" + FRAMES
            + " pattern=green ! video/x-raw,width=64,height=48,framerate=30/1 ! vssl name=v model=" + Launch.TINY;

    private static final String SOUND =
            " audiotestsrc num-buffers=40 wave=square freq=2000 ! audio/x-raw,rate=32000" + " ! v.audio_sink";

    @TempDir
    Path folder;

    @Test
    void writesALineForEveryFrameAndEveryChangeInOrder() throws IOException {
        Path lines = folder.resolve("lines.jsonl");

        Launch run = Launch.of(folder, publish("stream-id=cam-1 block=true address=file://" + lines));

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.warnings()).isEmpty();
        List<JsonNode> records = read(Files.readAllLines(lines));
        assertThat(records)
                .allSatisfy(record -> assertThat(SCHEMA.validate(record)).isEmpty());
        assertThat(records)
                .extracting(record -> record.get("seq").asLong())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, records.size()).boxed().toList());
        assertThat(frames(records))
                .hasSize(FRAMES)
                .isSortedAccordingTo((one, other) -> Long.compare(time(one), time(other)));
        assertThat(records).allMatch(record -> record.get("stream").asText().equals("cam-1"));
    }

    @Test
    void writesAChangeWithThePreviousStateAndHowLongItLasted() throws IOException {
        Path lines = folder.resolve("lines.jsonl");

        Launch.of(folder, publish("block=true address=file://" + lines));

        List<JsonNode> records = read(Files.readAllLines(lines));
        List<JsonNode> changes =
                records.stream().filter(record -> record.has("state")).toList();
        assertThat(changes).extracting(change -> change.get("state").asText()).containsExactly("located", "no-audio");
        assertThat(changes.get(0).get("previous").isNull()).isTrue();
        assertThat(changes.get(1).get("previous").asText()).isEqualTo("located");
        assertThat(changes.get(1).get("previous_duration_ns").asLong())
                .isEqualTo(time(changes.get(1)) - time(changes.get(0)));
        assertThat(changes.get(0).at("/sources/0/label").asText()).isEqualTo("green");
    }

    @Test
    void tellsTheSizeOfThePictureItsHeatAndItsModel() throws IOException {
        Path lines = folder.resolve("lines.jsonl");

        Launch.of(folder, publish("block=true address=file://" + lines));

        JsonNode first = frames(read(Files.readAllLines(lines))).get(0);
        assertThat(first.get("video_width").asInt()).isEqualTo(64);
        assertThat(first.get("video_height").asInt()).isEqualTo(48);
        assertThat(first.at("/heat/width").asInt()).isEqualTo(4);
        assertThat(first.get("model").asText()).startsWith("split@1 sha256:");
        assertThat(first.get("provider").asText()).isEqualTo("cpu");
    }

    @Test
    void writesToStandardOutputAndNothingElse() throws IOException {
        Launch run = Launch.run(folder, Map.of(), "gst-launch-1.0 -q " + publish("block=true address=-"));

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(frames(read(run.output().lines().toList()))).hasSize(FRAMES);
    }

    @Test
    void addsToAFileThatIsThereUnderANewRun() throws IOException {
        Path lines = folder.resolve("lines.jsonl");

        Launch.of(folder, publish("block=true address=file://" + lines));
        Launch.of(folder, publish("block=true address=file://" + lines));

        List<JsonNode> records = read(Files.readAllLines(lines));
        assertThat(frames(records)).hasSize(2 * FRAMES);
        assertThat(records.stream().map(record -> record.get("run").asText()).distinct())
                .hasSize(2);
    }

    @Test
    void callsItsStreamAfterTheHostAndItself() throws IOException {
        Path lines = folder.resolve("lines.jsonl");

        Launch.of(folder, publish("name=studio block=true address=file://" + lines));

        assertThat(read(Files.readAllLines(lines)).get(0).get("stream").asText())
                .matches("[A-Za-z0-9._-]+\\.studio");
    }

    @Test
    void saysOnceThatThereIsNoSidecarAndLetsEveryFramePass() {
        Launch run = Launch.of(
                folder, PICTURE + " ! vsslpublish address=unix:/nowhere/s ! identity silent=false ! fakesink" + SOUND);

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.warnings()).containsExactly("no sidecar at unix:/nowhere/s: No such file or directory");
        assertThat(run.count("chain   *******")).isEqualTo(FRAMES);
    }

    @Test
    void saysOnceThatFramesCarryNothingToPublish() {
        Launch run = Launch.of(folder, "videotestsrc num-buffers=9 ! vsslpublish address=- ! fakesink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.warnings())
                .containsExactly("Buffer has no VsslMeta, not publishing it; add a vssl element upstream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"video/x-raw,format=v210,width=96", "video/x-raw,format=NV12,width=64"})
    void touchesNoPixel(String caps) {
        Path with = folder.resolve("with.raw");
        Path without = folder.resolve("without.raw");
        String source = "videotestsrc num-buffers=5 ! " + caps + ",height=50 ! vssl model=" + Launch.TINY + " ! ";

        Launch.of(folder, source + "vsslpublish address=file:///dev/null ! filesink location=" + with);
        Launch.of(folder, source + "filesink location=" + without);

        assertThat(with).isNotEmptyFile().hasSameBinaryContentAs(without);
    }

    @Test
    void takesPicturesInTheMemoryOfAnyDevice() {
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=3 ! capssetter replace=true"
                        + " caps=video/x-raw(memory:Device),format=DMA_DRM,width=320,height=240,framerate=30/1"
                        + " ! vsslpublish address=- ! fakesink");

        assertThat(run.status()).as(run.output()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            address=http://a:1       | unknown address 'http://a:1'; expected unix:/path, tcp://host:port, tls://host:port, file:///path or - (standard output)
            address=tcp://a:b        | the port of address 'tcp://a:b' is not a number
            address=tcp://a:70000    | a port must be 1..65535, was 70000
            address=file://a.jsonl   | the address 'file://a.jsonl' names no file; expected file:///path with an absolute path
            address=file:///nowhere/a| cannot write lines to /nowhere/a (No such file or directory)
            stream-id=a/b            | stream-id must be 1-128 characters of A-Z a-z 0-9 . _ - and not . or .., was 'a/b'
            token-file=/nowhere      | cannot read token-file /nowhere (No such file or directory)
            java-home=/nowhere       | no Java runtime (libjvm.so) found; expected Java 17 or newer in java-home (property), JAVA_HOME or on PATH. Tried:~  java-home: /nowhere/lib/server/libjvm.so: cannot open shared object file: No such file or directory
            """)
    void doesNotStartWithWhatCannotBe(String property, String message) {
        Launch run = Launch.of(folder, "videotestsrc num-buffers=3 ! vsslpublish " + property + " ! fakesink");

        assertThat(run.status()).isNotZero();
        assertThat(run.error()).isEqualTo(message.replace('~', '\n'));
    }

    @Test
    void keepsToItsQueueSizeWhenGivenOneThatCannotBe() {
        Launch run = Launch.of(folder, "videotestsrc num-buffers=3 ! vsslpublish address=- queue-size=0 ! fakesink");

        assertThat(run.output())
                .contains("value \"0\" of type 'guint' is invalid or out of range for property 'queue-size' of type"
                        + " 'guint'");
    }

    @Test
    void failsRatherThanLetAFrameGoWhereItIsToldTo() {
        Launch run = Launch.of(folder, publish("address=unix:/nowhere/s block=true queue-size=10 patience=50"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.error())
                .isEqualTo("block=true: no room in the queue of 10 frames after 50 ms;"
                        + " no sidecar at unix:/nowhere/s: No such file or directory");
    }

    @Test
    void saysWhenADiskIsFullAndGoesOn() {
        Launch run = Launch.of(folder, publish("address=file:///dev/full"));

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.warnings())
                .containsExactly("cannot write lines to file:///dev/full: No space left on device; writing stopped");
    }

    @Test
    void keepsItsTokenToItself() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "hush-in-file\n");
        var environment = Map.of("GST_DEBUG", "vssl*:7,basetransform:7");

        String said = Launch.of(folder, environment, publish("address=unix:/nowhere/s token=hush-hush"))
                .output();
        String saidOfFile = Launch.of(folder, environment, publish("address=unix:/nowhere/s token-file=" + token))
                .output();

        assertThat(said + saidOfFile).doesNotContain("hush-hush", "hush-in-file");
    }

    @Test
    void keepsTheRulesOfJni() throws IOException {
        Path lines = folder.resolve("lines.jsonl");

        Launch run = Launch.of(folder, publish("block=true jvm-options=-Xcheck:jni address=file://" + lines));

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).doesNotContain("in native method");
        assertThat(frames(read(Files.readAllLines(lines)))).hasSize(FRAMES);
    }

    @Test
    void isShownByGstInspectWithoutJava() {
        Launch run =
                Launch.run(folder, Map.of("JAVA_HOME", "/nowhere", "PATH", "/usr/bin"), "gst-inspect-1.0 vsslpublish");

        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("sidecar.sock", "in ms of real time", "in frames", "Write only");
    }

    private static String publish(String properties) {
        return PICTURE + " ! vsslpublish " + properties + " ! fakesink" + SOUND;
    }

    private static List<JsonNode> frames(List<JsonNode> records) {
        return records.stream().filter(record -> record.has("verdict")).toList();
    }

    private static long time(JsonNode record) {
        return record.get("running_time_ns").asLong();
    }

    private static List<JsonNode> read(List<String> lines) throws IOException {
        var json = new ObjectMapper();
        var records = new ArrayList<JsonNode>();
        for (String line : lines) {
            records.add(json.readTree(line));
        }
        return records;
    }
}
