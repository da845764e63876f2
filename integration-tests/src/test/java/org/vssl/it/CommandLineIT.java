// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the default bundle, on a test picture with a tone that ends after a second. */
@DisplayName("The command line")
class CommandLineIT {
    private static final int FRAMES = 50;

    @TempDir
    static Path media;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeMedia() {
        Command made = Command.launch(
                media,
                "videotestsrc num-buffers=50 ! video/x-raw,width=320,height=180,framerate=25/1 ! x264enc ! h264parse"
                        + " ! mp4mux name=m ! filesink location=clip.mp4 audiotestsrc wave=ticks num-buffers=90 !"
                        + " audio/x-raw,rate=48000 ! avenc_aac ! aacparse ! m.");
        assertThat(made.status()).as(made.err()).isZero();
        assertThat(Command.launch(media, "videotestsrc num-buffers=1 ! pngenc ! filesink location=still.png")
                        .status())
                .isZero();
        assertThat(Command.launch(
                                media,
                                "audiotestsrc num-buffers=300 wave=silence ! wavenc ! filesink location=silence.wav")
                        .status())
                .isZero();
    }

    @Test
    void analyzePrintsOneObjectForEveryFrameAndNothingElse() throws IOException {
        Command run = Command.vssl(folder, "analyze", clip());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).hasSize(FRAMES);
        JsonNode first = new ObjectMapper().readTree(run.out().get(0));
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly(
                        "verdict",
                        "loudness",
                        "peak",
                        "threshold",
                        "sources",
                        "running_time_ns",
                        "stream_time_ns",
                        "pts_ns",
                        "utc",
                        "audio_start_ns",
                        "audio_end_ns",
                        "coverage",
                        "age_ns",
                        "latency_ms",
                        "model",
                        "provider");
        assertThat(first.get("utc").isNull()).isTrue();
        assertThat(first.get("model").asText()).startsWith("vssl-default@");
    }

    @Test
    void analyzePrintsOnlyChangesWhenAsked() {
        Command run = Command.vssl(folder, "analyze", "--changes", clip());

        assertThat(run.status()).isZero();
        assertThat(run.out()).hasSizeBetween(1, FRAMES / 2);
    }

    @Test
    void analyzeAddsHeatWhenAsked() throws IOException {
        Command run = Command.vssl(folder, "analyze", "--heat", clip());

        JsonNode heat = new ObjectMapper().readTree(run.out().get(FRAMES / 2)).get("heat");
        int cells = heat.get("width").asInt() * heat.get("height").asInt();
        assertThat(cells).isPositive();
        assertThat(heat.get("encoding").asText()).isEqualTo("f32le");
        var values = new float[cells];
        ByteBuffer.wrap(Base64.getDecoder().decode(heat.get("data").asText()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        Arrays.sort(values);
        assertThat(heat.get("min").floatValue()).isEqualTo(values[0]);
        assertThat(heat.get("max").floatValue()).isEqualTo(values[cells - 1]);
    }

    @Test
    void analyzeTakesAStillAndASound() throws IOException {
        Command run = Command.vssl(
                folder,
                "analyze",
                media.resolve("still.png").toString(),
                "--audio",
                media.resolve("silence.wav").toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(run.out().get(0));
        assertThat(line.get("verdict").asText()).isEqualTo("silence");
        assertThat(line.get("coverage").asDouble()).isEqualTo(1);
    }

    @Test
    void analyzeRefusesASoundThatDoesNotFitIntoMemory() {
        Command made = Command.launch(
                folder,
                "audiotestsrc num-buffers=601 samplesperbuffer=8000 ! audio/x-raw,rate=8000 ! wavenc"
                        + " ! filesink location=long.wav");
        assertThat(made.status()).as(made.err()).isZero();

        Command run = Command.vssl(folder, "analyze", media.resolve("still.png").toString(), "--audio", "long.wav");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("vssl: cannot decode long.wav: its sound is too long; expected at most 600 s\n");
    }

    @Test
    void analyzeRefusesALensThatCannotBe() {
        Command run = Command.vssl(folder, "analyze", "--hfov", "180", clip());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("vssl: hfov must be above 0 and (rectilinear) below 180 degrees, was 180.0\n");
    }

    @Test
    void saysWhatItCannotRead() {
        Command run = Command.vssl(folder, "analyze", "nowhere.mp4");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("vssl: cannot read nowhere.mp4: no such file; expected a media file\n");
    }

    @Test
    void saysWhatIsNoVideo() {
        Command run =
                Command.vssl(folder, "analyze", media.resolve("silence.wav").toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("vssl: " + media.resolve("silence.wav")
                        + " contains no video; expected a video, or a picture with --audio SOUND\n");
    }

    @Test
    void findsNothingInTimeWithTheSoundInAStillPicture() {
        Command run = Command.vssl(folder, "analyze", "--synchrony", "only", clip());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).hasSize(FRAMES).noneMatch(line -> line.contains("\"located\""));
    }

    @Test
    void refusesAnUnknownOption() {
        assertThat(Command.vssl(folder, "analyze", "--louder", clip()).status()).isEqualTo(2);
    }

    @Test
    void annotateWritesAWholeFileAndItsSheet() throws IOException {
        Command run = Command.vssl(folder, "annotate", clip(), "-o", "out.mp4", "--sheet", "out.png");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("written: out.mp4\n50 frames: ");
        BufferedImage sheet = ImageIO.read(folder.resolve("out.png").toFile());
        assertThat(sheet.getWidth()).isEqualTo(1592);
        assertThat(Command.vssl(folder, "analyze", "out.mp4").out()).hasSize(FRAMES);
    }

    @Test
    void writesUnderAnyName() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("5\" \\screen"));

        Command annotated = Command.vssl(odd, "annotate", clip(), "-o", "a \"b\" \\c.mp4");
        Command reframed = Command.vssl(odd, "reframe", clip(), "d\"e.mp4");

        assertThat(annotated.status()).as(annotated.err()).isZero();
        assertThat(reframed.status()).as(reframed.err()).isZero();
        assertThat(odd.toFile().list())
                .containsExactlyInAnyOrder("a \"b\" \\c.mp4", "d\"e.mp4", "stdout.txt", "stderr.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "annotate odd.mkv -o out.mkv",
                "reframe odd.mkv --debug out.mkv",
                "reframe odd.mkv out.mkv",
                "launch overlay-to-file IN=odd.mkv OUT=out.mkv"
            })
    void writesPicturesOfOddSides(String line) {
        Command made = Command.launch(
                folder,
                "videotestsrc num-buffers=10 ! video/x-raw,format=I420,width=161,height=121,framerate=25/1 ! avenc_ffv1"
                        + " ! matroskamux name=m ! filesink location=odd.mkv audiotestsrc num-buffers=20 !"
                        + " audio/x-raw,rate=48000 ! opusenc ! m.");
        assertThat(made.status()).as(made.err()).isZero();

        Command run = Command.vssl(folder, line.split(" +", -1));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Command.vssl(folder, "analyze", "out.mkv").out()).hasSize(10);
    }

    @Test
    void annotateLeavesNothingBehindWhenItFails() throws IOException {
        Files.writeString(folder.resolve("broken.mp4"), "this is not a film");

        Command run = Command.vssl(folder, "annotate", "broken.mp4", "-o", "out.mp4");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("vssl: cannot decode broken.mp4: ");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .isSubsetOf(List.of("broken.mp4", "stdout.txt", "stderr.txt"));
        }
    }

    @Test
    void doctorFindsNothingWrong() {
        Command run = Command.vssl(folder, "doctor");

        assertThat(run.status()).as(String.join("\n", run.out())).isZero();
        assertThat(run.out()).allMatch(line -> line.startsWith("ok "));
    }

    private static String clip() {
        return media.resolve("clip.mp4").toString();
    }
}
