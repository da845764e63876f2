// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The folders of the C sources")
class IncludesTest {
    private static final Path SOURCES = Path.of("src/main/c");
    private static final Pattern INCLUDE =
            Pattern.compile("^#include \"(?:(?<folder>[a-z]+)/)?[a-z]+\\.h\"", Pattern.MULTILINE);
    private static final Set<String> SHARED = Set.of("common", "jni", "draw");

    /** An element includes its own headers and those of the shared folders, never those of another element. */
    @Test
    void includeNoOtherElement() throws IOException {
        Map<String, Set<String>> included = included();

        assertThat(included.keySet()).contains("vssl", "reframe", "publish", "pan", "draw", "jni", "common");
        assertThat(included)
                .allSatisfy((folder, others) ->
                        assertThat(SHARED).as("folders included by %s", folder).containsAll(others));
    }

    @Test
    void shareCodeInOneDirection() throws IOException {
        Map<String, Set<String>> included = included();

        assertThat(included.get("common")).isEmpty();
        assertThat(included.get("jni")).isEmpty();
        assertThat(included.get("draw")).isSubsetOf("common");
    }

    private static Map<String, Set<String>> included() throws IOException {
        var included = new TreeMap<String, Set<String>>();
        for (Path file : filesInFolders()) {
            Set<String> folders =
                    included.computeIfAbsent(SOURCES.relativize(file).getName(0).toString(), folder -> new TreeSet<>());
            INCLUDE.matcher(Files.readString(file))
                    .results()
                    .map(include -> include.group(1))
                    .filter(Objects::nonNull)
                    .forEach(folders::add);
        }
        return included;
    }

    private static List<Path> filesInFolders() throws IOException {
        try (Stream<Path> files =
                Files.find(SOURCES, 2, (file, attributes) -> file.toString().matches(".*\\.[ch]"))) {
            return files.filter(file -> SOURCES.relativize(file).getNameCount() == 2)
                    .toList();
        }
    }
}
