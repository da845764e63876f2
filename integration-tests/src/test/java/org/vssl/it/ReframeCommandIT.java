// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The command reframe")
class ReframeCommandIT {
    private static final String PICTURE =
            "videotestsrc num-buffers=25 ! video/x-raw,width=320,height=180,framerate=25/1"
                    + " ! x264enc ! h264parse ! ";
    private static final String SOUND =
            "audiotestsrc num-buffers=47 ! audio/x-raw,rate=48000 ! avenc_aac ! aacparse ! ";

    @TempDir
    static Path media;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeMedia() throws IOException {
        for (String line : List.of(
                PICTURE + "mp4mux name=m ! filesink location=clip.mp4 " + SOUND + "m.",
                PICTURE + "mp4mux ! filesink location=silent.mp4",
                SOUND + "mp4mux ! filesink location=sound.mp4")) {
            Command made = Command.launch(media, line);
            assertThat(made.status()).as(made.err()).isZero();
        }
        byte[] whole = Files.readAllBytes(media.resolve("clip.mp4"));
        Files.write(media.resolve("truncated.mp4"), Arrays.copyOf(whole, whole.length / 3));
        Files.createFile(media.resolve("empty.mp4"));
    }

    @Test
    void writesATallCopyWithItsSound() {
        Command run = Command.vssl(folder, "reframe", clip("clip.mp4"), "out.mp4");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("written: out.mp4");
        Command again = Command.vssl(folder, "reframe", "out.mp4", "--export=again.json");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(folder.resolve("again.json")).content().contains("\"width\" : 102", "\"height\" : 180");
        assertThat(files()).doesNotContain("out.mp4.part", "out.mp4.path.part");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "silent.mp4|contains no sound to follow; expected a video with sound, or --path",
                "sound.mp4|contains no video; expected a video file with sound",
                "truncated.mp4|cannot decode ",
                "empty.mp4|cannot decode ",
                "nowhere.mp4|cannot read "
            })
    void saysInOneSentenceWhatItCannotFollow(String file, String said) {
        Command run = Command.vssl(folder, "reframe", clip(file), "out.mp4");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("vssl: ").contains(said, file);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(files()).containsExactly("stderr.txt", "stdout.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "--aspect=tall,'--aspect must be W:H as in 9:16, or a ratio as in 0.5625, was tall'",
        "--zoom=9,'zoom must be 1.0..8.0, was 9.0'",
        "--height=15,'--height must be even and 16..8192, was 15'"
    })
    void refusesWhatItDoesNotUnderstand(String option, String said) {
        Command run = Command.vssl(folder, "reframe", clip("clip.mp4"), "out.mp4", option);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("vssl: " + said + "\n'./vssl reframe --help' shows the options\n");
    }

    @Test
    void doesNotStretchWhatAPathOfAnotherAspectShows() {
        Command made = Command.vssl(folder, "reframe", clip("clip.mp4"), "--export=tall.csv");
        Command same = Command.vssl(folder, "reframe", clip("clip.mp4"), "out.mp4", "--path=tall.csv", "--height=90");
        Command square = Command.vssl(folder, "reframe", clip("clip.mp4"), "no.mp4", "--path=tall.csv", "--aspect=1:1");

        assertThat(made.status()).as(made.err()).isZero();
        assertThat(same.status()).as(same.err()).isZero();
        assertThat(square.status()).isEqualTo(1);
        assertThat(square.err())
                .isEqualTo("vssl: cannot follow tall.csv: its crops have an aspect ratio of 0.567, requested is 1.000;"
                        + " expected the --aspect the path was made with\n");
        assertThat(files()).doesNotContain("no.mp4");
    }

    @Test
    void saysWhatItCanExport() {
        Command run = Command.vssl(folder, "reframe", clip("clip.mp4"), "--export=path.fcpxml");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("vssl: cannot export to path.fcpxml: expected a file name ending in one of .csv, .json,"
                        + " .sendcmd, .mlt, .xges, .otio\n");
    }

    private List<String> files() {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String clip(String name) {
        return media.resolve(name).toString();
    }
}
