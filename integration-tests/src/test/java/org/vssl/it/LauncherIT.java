// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code vssl} in a tree that looks built; what it starts are scripts that print what they were given. */
@DisplayName("The launcher")
class LauncherIT {
    private static final String COMMANDS = "pipelines/commands.txt";
    private static final List<String> BUILT = List.of(
            "plugin/target/vssl/libgstvssl.so",
            "pipelines/target/cli/vssl-pipelines.jar",
            "kafka/commands/target/cli/vssl-kafka-commands.jar",
            "kafka/episodes/target/cli/vssl-episodes.jar",
            "pipelines/release/target/cli/vssl-release.jar");

    @TempDir
    Path folder;

    @BeforeEach
    void makeTree() throws IOException {
        Files.copy(Command.inRepository("vssl"), folder.resolve("vssl"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectory(folder.resolve("pipelines"));
        Files.copy(Command.inRepository(COMMANDS), folder.resolve(COMMANDS));
        for (String file : BUILT) {
            write(file, "");
        }
        program("programs/gst-launch-1.0", "printf '<%s>\\n' \"$@\"");
        program("java/bin/java", "echo \"in ${LC_ALL:-}\"");
    }

    @Test
    void splitsAQuotedLineAtItsSpaces() {
        Command run = vssl("launch", "filesrc location=\"my film.mp4\" ! fakesink");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).containsExactly("<filesrc>", "<location=my film.mp4>", "<!>", "<fakesink>");
    }

    @Test
    void refusesALineWithAnUnclosedQuote() {
        Command run = vssl("launch", "videotestsrc ! filesink location=\"my film.mp4");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("vssl: unclosed quote in: videotestsrc ! filesink location=\"my film.mp4\n");
    }

    @Test
    void startsJavaWithUtf8InALocaleWithout() {
        assertThat(vssl("analyze", "my.mp4").out()).containsExactly("in C.UTF-8");
    }

    @Test
    void installsNewFilesInThePlaceOfLoadedOnes() throws IOException {
        write("data/gstreamer-1.0/plugins/vssl/libgstvssl.so", "old");
        Path loaded = Files.createLink(
                folder.resolve("loaded.so"), folder.resolve("data/gstreamer-1.0/plugins/vssl/libgstvssl.so"));

        Command run = vssl("install");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(folder.resolve("data/gstreamer-1.0/plugins/vssl/libgstvssl.so"))
                .isEmptyFile();
        assertThat(loaded).hasContent("old");
    }

    @Test
    void installsNothingWhenAskedForHelp() {
        Command run = vssl("install", "--help");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).first().isEqualTo("usage: ./vssl [--yes] COMMAND ...");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest(name = "./vssl {0}")
    @ValueSource(strings = {"--yes launch fakesrc", "launch --yes fakesrc", "launch fakesrc --yes"})
    void takesYesBeforeAndAfterTheCommand(String line) {
        Command run = vssl(line.split(" ", -1));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).containsExactly("<fakesrc>");
    }

    @Test
    void refusesACommandThatIsNotInItsHelp() {
        Command run = vssl("listen");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("usage: ./vssl").endsWith("vssl: no such command: listen\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "pipelines/target/cli, org.vssl.cli.command.Vssl, media compute",
        "kafka/commands/target/cli, org.vssl.kafka.command.VsslKafka, kafka",
    })
    void showsEveryCommandOfEveryProgram(String libraries, String program, String words) throws IOException {
        Command own = Command.of(
                folder,
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                Command.inRepository(libraries) + "/*",
                program,
                "--help");
        assertThat(own.status()).as(own.err()).isZero();
        Set<String> commands = own.out().stream()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .filter(line -> line.charAt(2) != ' ')
                .map(LauncherIT::firstWord)
                .collect(Collectors.toSet());
        assertThat(commands).isNotEmpty();

        assertThat(listed(Set.of(words.split(" ", -1)))).isEqualTo(commands);
        assertThat(vssl("--help").out().stream().map(LauncherIT::firstWord)).containsAll(commands);
    }

    private static Set<String> listed(Set<String> programs) throws IOException {
        return Files.readAllLines(Command.inRepository(COMMANDS)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|", -1))
                .filter(row -> programs.contains(row[2]))
                .map(row -> row[0])
                .collect(Collectors.toSet());
    }

    private static String firstWord(String line) {
        return line.strip().split(" ", 2)[0];
    }

    private Command vssl(String... words) {
        var command = new ArrayList<>(List.of(
                "env",
                "LC_ALL=C",
                "JAVA_HOME=" + folder.resolve("java"),
                "XDG_DATA_HOME=" + folder.resolve("data"),
                "PATH=" + folder.resolve("programs") + ":" + System.getenv("PATH"),
                folder.resolve("vssl").toString()));
        command.addAll(List.of(words));
        return Command.of(folder, command.toArray(String[]::new));
    }

    private void program(String name, String does) throws IOException {
        Files.setPosixFilePermissions(
                write(name, "#!/bin/sh\n" + does + "\n"), PosixFilePermissions.fromString("rwx------"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
