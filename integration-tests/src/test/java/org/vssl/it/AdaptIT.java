// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny bundle hears low tones as red and high ones as green. */
@DisplayName("Adapting a bundle")
class AdaptIT {
    private static final String TINY =
            Command.inRepository("models/src/test/resources/bundles/split").toString();

    @TempDir
    Path folder;

    @Test
    void teachesItWhatSoundsInAnArchiveOfWhichItThoughtOtherwise() throws IOException {
        for (int i = 0; i < 20; i++) {
            film(i, i % 2 == 0 ? "blue" : "red", i % 2 == 0 ? 200 : 1900);
        }
        Files.writeString(folder.resolve("archive/notes.txt"), "no film");

        Command run =
                Command.vssl(folder, "adapt", "--model", TINY, "--videos", "archive", "--every", "1", "-o", "adapted");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).anyMatch(line -> line.matches("matching sound above the threshold, % +0\\.0 +100\\.0"));
        assertThat(run.err()).contains("skipped: cannot decode archive/notes.txt");
        JsonNode model =
                new ObjectMapper().readTree(folder.resolve("adapted/model.json").toFile());
        assertThat(model.at("/version").asText()).isEqualTo("1+adapted");
        assertThat(model.at("/threshold/data").asText()).contains("of 20 own videos");
        assertThat(verdict("adapted")).isEqualTo("located");
        assertThat(verdict(TINY)).isEqualTo("offscreen");
    }

    @Test
    void writesNothingWhenThereIsTooLittleToLearnFrom() throws IOException {
        film(0, "blue", 200);

        Command run = Command.vssl(folder, "adapt", "--model", TINY, "--videos", "archive", "-o", "adapted");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("vssl: archive: ", "moments with sound for training", "expected at least 10 of each");
        assertThat(folder.resolve("adapted")).doesNotExist();
    }

    @Test
    void needsVectors() throws IOException {
        Files.createDirectory(folder.resolve("archive"));
        String joint =
                Command.inRepository("models/src/test/resources/bundles/joint").toString();

        Command run = Command.vssl(folder, "adapt", "--model", joint, "--videos", "archive", "-o", "adapted");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("is a joint model", "expected a split model");
    }

    private String verdict(String model) throws IOException {
        Command run = Command.vssl(folder, "analyze", "--model", model, "archive/film00.mp4");
        assertThat(run.status()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out().get(30)).get("verdict").asText();
    }

    private void film(int number, String colour, int hertz) throws IOException {
        Files.createDirectories(folder.resolve("archive"));
        Command made = Command.launch(
                folder,
                "videotestsrc num-buffers=60 pattern=" + colour + " ! video/x-raw,width=64,height=64,framerate=5/1 !"
                        + " x264enc ! h264parse ! mp4mux name=m ! filesink location=archive/film"
                        + "%02d".formatted(number)
                        + ".mp4 audiotestsrc num-buffers=562 freq=" + hertz
                        + " ! audio/x-raw,rate=48000 ! avenc_aac ! aacparse ! m.");
        assertThat(made.status()).as(made.err()).isZero();
    }
}
