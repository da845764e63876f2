// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the default bundle, on test pictures and tones: numbers are there and honest about what they stand on. */
@DisplayName("Measuring a bundle")
class MeasureIT {
    @TempDir
    static Path data;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeData() throws IOException {
        Command made = Command.launch(
                data,
                "videotestsrc num-buffers=50 ! video/x-raw,width=320,height=180,framerate=25/1 ! x264enc ! h264parse"
                        + " ! mp4mux name=m ! filesink location=clip.mp4 audiotestsrc wave=ticks num-buffers=90 !"
                        + " audio/x-raw,rate=48000 ! avenc_aac ! aacparse ! m.");
        assertThat(made.status()).as(made.err()).isZero();
        Command.launch(data, "videotestsrc pattern=ball num-buffers=1 ! pngenc ! filesink location=ball.png");
        Command.launch(data, "audiotestsrc num-buffers=100 ! wavenc ! filesink location=tone.wav");
        Files.writeString(data.resolve("manifest.jsonl"), """
                {"picture": "clip.mp4", "sound": "clip.mp4", "category": "ticks", "boxes": [[0, 0, 0.5, 1]]}
                {"picture": "ball.png", "sound": "tone.wav", "category": "tone", "boxes": [[0, 0, 1, 0.5]]}
                {"picture": "gone.png", "sound": "tone.wav", "category": "gone", "boxes": [[0, 0, 1, 1]]}
                """);
    }

    @Test
    void evaluatePutsTheModelBesideBaselinesThatCannotHear() throws IOException {
        Command run = Command.vssl(folder, "evaluate", "--folder", data.toString(), "-o", "out");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().get(0))
                .isEqualTo(data.getFileName() + ": 2 samples in 2 scenes, 1 without their media,"
                        + " negatives drawn with seed 1234");
        assertThat(run.out()).contains("  not found: 3 gone.png tone.wav (picture)");
        JsonNode report = new ObjectMapper()
                .readTree(folder.resolve("out/evaluation.json").toFile());
        assertThat(report.get("subjects").findValuesAsText("name"))
                .hasSize(4)
                .anyMatch(name -> name.startsWith("vssl-default@"))
                .anyMatch(name -> name.startsWith("audio-blind vssl-default@"))
                .contains("centre prior", "random");
        assertThat(report.at("/subjects/0/metrics/FA silence/value").asDouble(-1))
                .isZero();
        assertThat(report.at("/subjects/0/samples/0/negatives")).hasSize(3);
        assertThat(Files.readString(folder.resolve("out/evaluation.html")))
                .contains("<h1>Evaluation</h1>", "<h2>Classes</h2>", "data:image/png;base64,", "3 gone.png")
                .doesNotContain("http");
    }

    @Test
    void evaluateMeasuresTheSamePairsAgain() throws IOException {
        Command.vssl(folder, "evaluate", "--folder", data.toString(), "-o", "one");

        Command run =
                Command.vssl(folder, "evaluate", "--folder", data.toString(), "--pairs", "one/pairs.json", "-o", "two");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(folder.resolve("two/evaluation.json"))
                .hasSameTextualContentAs(folder.resolve("one/evaluation.json"));
    }

    @Test
    void evaluateSaysWhatAFolderLacks() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        Command run = Command.vssl(folder, "evaluate", "--vgg-ss", "empty", "-o", "out");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("vssl: empty holds none of vggss.json, annotations.json, vggss_annotations.json; expected"
                        + " the annotations as published\n");
    }

    @Test
    void calibrateWritesACopyThatSaysWhereItsThresholdIsFrom() throws IOException {
        Path videos = Files.createDirectory(folder.resolve("room"));
        Files.copy(data.resolve("clip.mp4"), videos.resolve("clip.mp4"));

        Command run = Command.vssl(folder, "calibrate", "--negatives", "room", "--rule", "p99", "-o", "mine");

        assertThat(run.status()).as(run.err()).isZero();
        JsonNode model =
                new ObjectMapper().readTree(folder.resolve("mine/model.json").toFile());
        assertThat(model.at("/version").asText()).endsWith("+calibrated");
        assertThat(model.at("/threshold/rule").asText()).isEqualTo("p99 of heatmap maxima for negative sounds");
        assertThat(model.at("/threshold/data").asText())
                .contains("frames of 1 videos of a room without the source, silence and noise over 1 of them");
        Command used = Command.vssl(
                folder, "analyze", "--model", "mine", data.resolve("clip.mp4").toString());
        assertThat(used.status()).as(used.err()).isZero();
    }

    @Test
    void calibrateOverwritesNothing() throws IOException {
        Files.createDirectory(folder.resolve("mine"));

        Command run = Command.vssl(folder, "calibrate", "--negatives", data.toString(), "-o", "mine");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("vssl: mine already exists; expected a new directory\n");
    }

    @Test
    void bundleCheckSaysInWordsWhatABundleIs() {
        Command run = Command.vssl(folder, "bundle", "check", "../default-bundle");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("vssl: model bundle not found: %s is not a folder; expected a folder with model.json and its"
                                .formatted(folder.resolve("../default-bundle"))
                        + " ONNX graphs\n");

        Command sound = Command.vssl(folder, "bundle", "check", Command.DEFAULT_BUNDLE.toString());

        assertThat(sound.status()).as(sound.err()).isZero();
        assertThat(sound.out())
                .anyMatch(line -> line.startsWith("bundle      vssl-default@"))
                .contains("licence     Apache-2.0")
                .anyMatch(line -> line.startsWith("silence     maximum") && line.endsWith("below the threshold"))
                .last()
                .isEqualTo("valid       files, checksums, names and shapes match model.json, and the model runs");
    }
}
