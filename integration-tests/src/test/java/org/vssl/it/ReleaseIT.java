// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tarball that {@code ./vssl dist} writes, unpacked where there are no sources. */
@DisplayName("A release")
class ReleaseIT {
    private static final Pattern VERSION = Pattern.compile("(?m)^  <version>(.*)</version>$");

    @TempDir
    static Path elsewhere;

    private static Path release = Path.of("");
    private static String version = "";

    @BeforeAll
    static void unpack() throws IOException {
        Matcher inPom = VERSION.matcher(Files.readString(Command.inRepository("pom.xml")));
        assertThat(inPom.find()).isTrue();
        version = inPom.group(1);
        Command dist = Command.of(
                elsewhere,
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                Command.inRepository("pipelines/release/dist.sh").toString(),
                elsewhere.toString());
        assertThat(dist.status()).as(dist.err()).isZero();
        Path tarball = elsewhere.resolve("gst-vssl-" + version + ".tar.gz");
        assertThat(dist.out()).last().isEqualTo(tarball.toRealPath().toString());
        Command tar = Command.of(elsewhere, "tar", "-xzf", tarball.toString());
        assertThat(tar.status()).as(tar.err()).isZero();
        release = elsewhere.resolve("gst-vssl-" + version);
    }

    @Test
    void analyzesAVideo() {
        Command.clip(elsewhere);

        Command run = vssl("analyze", "clip.mp4");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).hasSize(100);
    }

    @Test
    void showsItsElements() {
        Command run = vssl("inspect", "vsslreframe");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).anyMatch(line -> line.matches(" +Version +" + Pattern.quote(version)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "analyze --version", "broker --version", "episodes --version"})
    void saysItsVersionInEveryProgram(String words) {
        Command run = vssl(words.split(" ", -1));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).containsExactly("gst-vssl " + version);
    }

    @Test
    void doesNotOfferWhatTakesSources() {
        assertThat(vssl("--help").out()).noneMatch(line -> line.matches("  (test|dist|setup) .*"));

        Command run = vssl("test");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).endsWith("vssl: test is for a source tree, and this is a release\n");
    }

    @Test
    void hasAManualPageOfEveryCommand() {
        List<String> commands = vssl("--help").out().stream()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" ", 2)[0])
                .distinct()
                .toList();

        assertThat(commands).contains("analyze", "sidecar", "episodes", "inspect");
        assertThat(commands)
                .allSatisfy(command -> assertThat(release.resolve("share/man/man1/vssl-" + command + ".1"))
                        .content()
                        .contains(".SH \"NAME\"")
                        .contains(".SH \"SYNOPSIS\""));
    }

    @ParameterizedTest(name = "vssl {0} TAB")
    @CsvSource({"ref, reframe", "in, inspect install", "episodes --boot, --bootstrap", "captions --al, --also"})
    void completesWordsInBash(String typed, String offered) {
        String[] words = ("vssl " + typed).split(" ", -1);
        String script = "source share/bash-completion/completions/vssl 2>&1; compopt() { :; }; COMP_WORDS=(%s);"
                        .formatted(String.join(" ", words))
                + " COMP_CWORD=%d; _complete_vssl; echo \"${COMPREPLY[@]}\"".formatted(words.length - 1);

        Command run = Command.of(release, "bash", "-c", script);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsExactly(offered);
    }

    private static Command vssl(String... words) {
        var command = new ArrayList<>(List.of(
                "env",
                "-u",
                "VSSL_HOME",
                "-u",
                "VSSL_LINES",
                "-u",
                "GST_PLUGIN_PATH",
                "GST_REGISTRY=" + elsewhere.resolve("registry.bin"),
                release.resolve("bin/vssl").toString()));
        command.addAll(List.of(words));
        return Command.within(60, elsewhere, command);
    }
}
