// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vssl.cli.gst.Media;

/** Clips of two seconds and the tiny bundle {@code split}. Screens, loudspeakers and sidecars a test has not. */
@DisplayName("Every ready line and every command on a file")
class EveryInputIT {
    private static final String TINY = Path.of("../models/src/test/resources/bundles/split")
            .toAbsolutePath()
            .normalize()
            .toString();
    private static final String PICTURE =
            "videotestsrc num-buffers=20 ! video/x-raw,width=96,height=64,framerate=10/1 ! x264enc key-int-max=5"
                    + " bframes=0 ! h264parse ! ";
    private static final String SOUND =
            "audiotestsrc num-buffers=94 wave=ticks ! audio/x-raw,rate=48000 ! avenc_aac ! aacparse ! ";

    @TempDir
    static Path media;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeMedia() throws IOException {
        make(PICTURE + "mp4mux name=m ! filesink location=whole.mp4 " + SOUND + "m.");
        make(PICTURE + "matroskamux name=m ! filesink location=whole.mkv " + SOUND + "m.");
        make(PICTURE + "mp4mux ! filesink location=mute.mp4");
        make(SOUND + "mp4mux ! filesink location=sound.mp4");
        Files.createFile(media.resolve("empty.mp4"));
        cut("whole.mp4", "headless.mp4");
        cut("whole.mkv", "cut.mkv");
    }

    /** Several at a time, but beside no other class, some of which measure. */
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @MethodSource("all")
    @Execution(ExecutionMode.CONCURRENT)
    @interface OnEachOfThem {}

    /** Words of the command line; the first IN is the file. */
    static List<List<String>> all() throws IOException {
        var all = new ArrayList<List<String>>();
        all.add(List.of("analyze", "IN", "--model", TINY));
        all.add(List.of("annotate", "IN", "-o", "out.mp4", "--sheet", "sheet.png", "--model", TINY));
        all.add(List.of("sheet", "IN", "-o", "out.png", "--model", TINY));
        all.add(List.of("captions", "IN", "-o", "out.vtt", "--model", TINY));
        all.add(List.of("reframe", "IN", "out.mkv", "--model", TINY));
        try (Stream<Path> lines = Files.list(Command.inRepository("pipelines/lines"))) {
            for (Path line : lines.sorted().toList()) {
                String text = Files.readString(line);
                if (text.contains("${IN}")) {
                    all.add(launch(line.getFileName().toString().replace(".launch", ""), text));
                }
            }
        }
        return all;
    }

    private static List<String> launch(String name, String text) {
        var words = new ArrayList<>(List.of("launch", name, "IN", "VSSL=model=" + TINY));
        if (text.contains("${OUT}")) {
            words.add("OUT=out.mkv");
        }
        if (text.contains("${SCREEN")) {
            words.add("SCREEN=fakevideosink sync=false");
            words.add("SPEAKER=fakesink sync=false");
        }
        return words;
    }

    @OnEachOfThem
    void doesItsWork(List<String> words) {
        Command run = on("whole.mp4", words);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("ends after");
    }

    @OnEachOfThem
    void needsNoSoundUnlessThatIsAllThereIsToDo(List<String> words) {
        Command run = on("mute.mp4", words);

        if (List.of("captions", "reframe").contains(words.get(0))) {
            assertRefused(run, "mute.mp4", "contains no sound");
        } else {
            assertThat(run.status()).as(run.err()).isZero();
        }
        if (words.get(0).equals("analyze")) {
            assertThat(run.out()).hasSize(20).allMatch(line -> line.startsWith("{\"verdict\":\"no-audio\""));
        }
    }

    @OnEachOfThem
    void saysThatThereIsNoPicture(List<String> words) {
        assertRefused(on("sound.mp4", words), "sound.mp4", "contains no video; expected a video");
    }

    @OnEachOfThem
    void saysThatAFileIsEmpty(List<String> words) {
        assertRefused(on("empty.mp4", words), "empty.mp4", "Stream contains no data; expected a complete media file");
    }

    @OnEachOfThem
    void saysThatNothingIsLeftOfAFile(List<String> words) {
        assertRefused(on("headless.mp4", words), "headless.mp4", "no playable streams; expected a complete media file");
    }

    @Test
    void saysSoEveryTime() {
        for (int look = 0; look < 200; look++) {
            assertThatThrownBy(() -> Media.of(media.resolve("headless.mp4")))
                    .hasMessageContaining("no playable streams");
        }
    }

    @OnEachOfThem
    void doesWhatCanBeDoneWithACutFileAndSaysSo(List<String> words) {
        Command run = on("cut.mkv", words);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern("the video ends after 0\\.\\d s of 2\\.\\d s\n");
    }

    static List<List<String>> allThatWrite() throws IOException {
        return all().stream()
                .filter(words -> words.stream().anyMatch(word -> word.matches("(OUT=|)out\\.[a-z0-9]+")))
                .toList();
    }

    /** Before anything is decoded: that this clip is broken is not found out. */
    @ParameterizedTest
    @MethodSource("allThatWrite")
    void refusesATargetThatCannotBeBeforeAnyWork(List<String> words) {
        List<String> elsewhere = words.stream()
                .map(word -> word.replaceFirst("^(OUT=|)(out\\.[a-z0-9]+)$", "$1nowhere/$2"))
                .toList();

        Command run = on("headless.mp4", elsewhere);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("vssl: cannot write nowhere/%s: directory %s does not exist%n"
                        .formatted(out(words), folder.resolve("nowhere")));
    }

    private static String out(List<String> words) {
        return words.stream()
                .map(word -> word.replace("OUT=", ""))
                .filter(word -> word.startsWith("out."))
                .findFirst()
                .orElseThrow();
    }

    private void assertRefused(Command run, String file, String why) {
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("vssl: ")
                .contains(media.resolve(file).toString(), why)
                .hasLineCount(1);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("stdout.txt", "stderr.txt");
    }

    private Command on(String file, List<String> words) {
        boolean isLine = words.get(0).equals("launch");
        return Command.vssl(
                folder,
                words.stream()
                        .map(word -> word.equals("IN") ? (isLine ? "IN=" : "") + media.resolve(file) : word)
                        .toArray(String[]::new));
    }

    private static void make(String line) {
        Command made = Command.launch(media, line);
        assertThat(made.status()).as(made.err()).isZero();
    }

    private static void cut(String whole, String part) throws IOException {
        byte[] all = Files.readAllBytes(media.resolve(whole));
        Files.write(media.resolve(part), Arrays.copyOf(all, all.length * 2 / 5));
    }
}
