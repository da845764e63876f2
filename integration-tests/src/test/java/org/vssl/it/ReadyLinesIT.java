package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A ready line")
class ReadyLinesIT {
    private static final Path LINES = Path.of("../pipelines/lines");

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeMedia() {
        assertThat(Command.launch(
                                folder,
                                "videotestsrc num-buffers=25 ! video/x-raw,width=160,height=120,framerate=25/1 !"
                                        + " x264enc ! h264parse ! mp4mux name=m ! filesink location=clip.mp4"
                                        + " audiotestsrc num-buffers=47 ! audio/x-raw,rate=48000 ! avenc_aac !"
                                        + " aacparse ! m.")
                        .status())
                .isZero();
    }

    /** All but the one that runs until it is stopped, which has a test of its own. */
    static List<Path> lines() throws IOException {
        try (var files = Files.list(LINES)) {
            return files.filter(file -> !file.endsWith("mpegts-udp.launch"))
                    .sorted()
                    .toList();
        }
    }

    /** Screens and loudspeakers, which a test has not, are taken for fake ones; and there is no sidecar. */
    @ParameterizedTest
    @MethodSource("lines")
    void runsToItsEnd(Path file) throws IOException {
        String line = Files.readAllLines(file).stream()
                .filter(text -> !text.startsWith("#"))
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replace("${IN}", folder.resolve("clip.mp4").toString())
                .replace("${OUT}", folder.resolve("out.mkv").toString())
                .replace("autovideosink", "fakesink")
                .replace("autoaudiosink", "fakesink");

        Command run = Command.launch(folder, line);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
    }
}
