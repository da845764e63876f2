// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands between two markers comes from the built plugin; the rest is written by hand, its indented lines are run. */
@DisplayName("docs/elements.md")
class ElementsDocumentIT {
    private static final Path DOCUMENT = Command.inRepository("docs/elements.md");
    private static final Pattern GENERATED =
            Pattern.compile("(?<=<!-- generated: (\\w{1,32}) -->\n\n).*?(?=\n<!-- end -->)", Pattern.DOTALL);
    private static final String WRITE = "mvn verify -pl integration-tests -am -Dtest=NONE -Dit.test=ElementsDocumentIT"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Dvssl.write=true";

    @TempDir
    Path folder;

    @Test
    void describesTheElementsOfTheBuiltPlugin() throws IOException {
        String found = Files.readString(DOCUMENT);
        String expected = GENERATED
                .matcher(found)
                .replaceAll(block -> Matcher.quoteReplacement(
                        ElementReference.of(folder, block.group(1)).markdown()));

        if (Boolean.getBoolean("vssl.write")) {
            Files.writeString(DOCUMENT, expected);
        } else {
            assertThat(differences(found, expected))
                    .as("write it anew with: " + WRITE)
                    .isEmpty();
            assertThat(found).isEqualTo(expected);
        }
    }

    /** The lines of either only: a property should not be looked for in a whole document. */
    private static List<String> differences(String found, String expected) {
        List<String> old = found.lines().toList();
        List<String> current = expected.lines().toList();
        return Stream.concat(
                        old.stream().filter(line -> !current.contains(line)).map(line -> "- " + line),
                        current.stream().filter(line -> !old.contains(line)).map(line -> "+ " + line))
                .toList();
    }

    @Test
    void describesEveryElementWithALine() throws IOException {
        List<String> described = GENERATED
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertThat(described).containsExactlyInAnyOrderElementsOf(ElementReference.elements(folder));
        assertThat(lines()).hasSameSizeAs(described);
    }

    @ParameterizedTest(name = "gives a line that runs: {0}")
    @MethodSource("lines")
    void givesLinesThatRun(String line) {
        Command run = Command.of(folder, "bash", "-c", line);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("WARNING", "CRITICAL");
    }

    static Stream<String> lines() throws IOException {
        return Pattern.compile("^    (gst-launch-1\\.0 (?:.*\\\\\n)*.*)$", Pattern.MULTILINE)
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(line -> line.group(1));
    }
}
