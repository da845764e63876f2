// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of {@code docs/guide-*.md}, which are its indented lines, in a built tree with generated media. */
@DisplayName("A guide")
class GuidesIT {
    /** What a guide may take as it is: the rest of a checkout is not there, so nothing is built anew. */
    private static final List<String> BUILT = List.of(
            "plugin/target",
            "pipelines/target",
            "pipelines/commands.txt",
            "pipelines/lines",
            "pipelines/release/target",
            "kafka/commands/target",
            "kafka/episodes/target",
            "examples",
            "models/default");

    private static final String START = "trap 'kill -KILL $(jobs -p) 2>/dev/null || true' EXIT\n";

    /** What is still running ends with the guide; what has ended must have succeeded, or was stopped by the guide. */
    private static final String END = """
            for job in $(jobs -p); do
              if kill -KILL "$job" 2>/dev/null; then wait "$job" || true; else wait "$job" || [ $? = 143 ]; fi
            done
            """;

    private static final String BROKER = "9092";
    private static final String PAGE = "8085";

    @TempDir
    Path folder;

    /** What a guide's ports are replaced with, since a person may be using them. */
    private final Map<String, String> ports = new HashMap<>();

    @BeforeEach
    void makeTreeAndMedia() throws IOException {
        for (String path : BUILT) {
            Path link = folder.resolve(path);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, Command.inRepository(path));
        }
        // no link: the launcher looks for the tree beside itself
        Files.copy(Command.inRepository("vssl"), folder.resolve("vssl"), StandardCopyOption.COPY_ATTRIBUTES);
        media("videotestsrc num-buffers=25 ! video/x-raw,width=160,height=120,framerate=10/1 ! x264enc ! h264parse"
                + " ! mp4mux name=m ! filesink location=my.mp4"
                + " audiotestsrc num-buffers=117 ! audio/x-raw,rate=48000 ! avenc_aac ! aacparse ! m.");
        Files.copy(folder.resolve("my.mp4"), folder.resolve("talk.mp4"));
        Files.createDirectories(folder.resolve("run"));
        Files.createDirectories(folder.resolve("room"));
        Files.copy(folder.resolve("my.mp4"), folder.resolve("room/room.mp4"));
        Files.createDirectories(folder.resolve("set"));
        still("yard.jpg", "smpte", "bark.wav", "ticks");
        still("set/yard.jpg", "smpte", "set/bark.wav", "ticks");
        still("set/hall.jpg", "ball", "set/bell.wav", "sine");
    }

    /** Otherwise JUnit warns that links lead out of its folder. */
    @AfterEach
    void deleteLinks() throws IOException {
        for (String path : BUILT) {
            Files.delete(folder.resolve(path));
        }
    }

    @ParameterizedTest(name = "{0} gives commands that run")
    @CsvSource({
        "guide-broadcast.md, received.ts",
        "guide-editor.md, my.png annotated.mp4 my.vtt my.jsonl tall.mp4 debug.mp4 talk.mlt talk.xges heat.mkv overlay.mkv",
        "guide-kafka.md, records.jsonl",
        "guide-researcher.md, result/evaluation.html calibrated/model.json compared/evaluation.html",
    })
    void givesCommandsThatRun(String guide, String written) throws IOException {
        Path script = Files.writeString(folder.resolve("guide.sh"), START + commands(guide) + END);

        Command run = Command.within(
                300,
                folder,
                List.of(
                        "env",
                        "HOME=" + folder,
                        "XDG_RUNTIME_DIR=" + folder.resolve("run"),
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        "PATH=" + System.getProperty("java.home") + "/bin:/usr/bin:" + System.getenv("PATH"),
                        "VSSL_JAVA_OPTIONS=-Duser.home=" + folder,
                        "VSSL_HTTP_PORT=" + ports.get(PAGE),
                        "VSSL_KAFKA_BOOTSTRAP=127.0.0.1:" + ports.get(BROKER),
                        "GST_REGISTRY=" + folder.resolve("registry.bin"),
                        "bash",
                        "-euxo",
                        "pipefail",
                        script.toString()));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(written.split(" ", -1))
                .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
    }

    @Test
    void isRunWhicheverItIs() throws IOException {
        try (Stream<Path> files = Files.list(Command.inRepository("docs"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> file.startsWith("guide-")))
                    .containsExactlyInAnyOrder(
                            "guide-broadcast.md", "guide-editor.md", "guide-kafka.md", "guide-researcher.md");
        }
    }

    private void still(String picture, String pattern, String sound, String wave) {
        media("videotestsrc num-buffers=1 pattern=" + pattern + " ! jpegenc ! filesink location=" + picture
                + " audiotestsrc num-buffers=150 wave=" + wave + " ! wavenc ! filesink location=" + sound);
    }

    private void media(String line) {
        Command made = Command.launch(folder, line);
        assertThat(made.status()).as(made.err()).isZero();
    }

    private String commands(String guide) throws IOException {
        String commands = Files.readAllLines(Command.inRepository("docs/" + guide)).stream()
                .filter(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n", "", "\n"));
        for (String port : List.of(BROKER, PAGE, "5000", "5002")) {
            commands = commands.replace(port, ports.computeIfAbsent(port, any -> freePort()));
        }
        return commands;
    }

    /** Free for TCP and, most likely, for UDP. */
    private static String freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
