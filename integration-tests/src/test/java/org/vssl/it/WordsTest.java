// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Sources and documents")
class WordsTest {
    private static final List<String> ROOTS = List.of(
            "vssl",
            "README.md",
            "CHANGELOG.md",
            "docs",
            "examples",
            "integration-tests",
            "kafka",
            "models/result",
            "models/src",
            "pipelines",
            "plugin");
    private static final Pattern TEXT =
            Pattern.compile(".*/(vssl|Makefile|[^/]+\\.(c|css|h|html|java|js|json|launch|md|proto|py|yaml))");

    /** CONTRIBUTING.md lists the terms. */
    @ParameterizedTest(name = "say ''{0}'', not what matches {1}")
    @CsvSource({
        "expected, needed (is|are)\\b",
        "dropped, lets? (its oldest )?go\\b",
        "is called, (is|was) told of\\b",
        "JVM, Java virtual machine\\b",
        "JVM, the machine (has|is) started\\b",
        "hasNeverConnected, forlorn",
    })
    void useTheTermsOfTheField(String term, String dialect) throws IOException {
        Pattern pattern = Pattern.compile("\\b" + dialect, Pattern.CASE_INSENSITIVE);
        var found = new ArrayList<String>();
        for (Path file : texts()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    found.add("%s:%d: %s".formatted(file, i + 1, lines.get(i).strip()));
                }
            }
        }

        assertThat(found).as("lines that do not say '%s'", term).isEmpty();
    }

    private static List<Path> texts() throws IOException {
        var texts = new ArrayList<Path>();
        for (String root : ROOTS) {
            try (Stream<Path> files = Files.walk(Command.inRepository(root))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> TEXT.matcher(file.toString()).matches())
                        .filter(file -> !file.toString().contains("/target/") && !file.endsWith("WordsTest.java"))
                        .forEach(texts::add);
            }
        }
        return texts;
    }
}
