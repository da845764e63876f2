// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The documents")
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /** Not those within a page, which credits bring along from the pages that they quote. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)\\s#]+)(?:#([^)\\s]+))?\\)");

    private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);

    /** A path in code font that begins at the root of the repository. */
    private static final Pattern FILE =
            Pattern.compile("`((?:docs|examples|integration-tests|kafka|models|pipelines|plugin)/[\\w./-]+)[`\\s]");

    private static final Pattern STATUS = Pattern.compile("\\A# \\d+\\. .+\n\nStatus: (accepted|superseded by )");

    @Test
    void linkOnlyToFilesAndHeadingsThatExist() throws IOException {
        var broken = new ArrayList<String>();
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .filter(link -> !leadsSomewhere(document, link))
                    .forEach(link -> broken.add(ROOT.relativize(document) + ": " + link.group()));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void nameOnlyFilesThatExist() throws IOException {
        var missing = new ArrayList<String>();
        for (Path document : documents()) {
            // what has gone may be named in a changelog
            if (!document.endsWith("CHANGELOG.md")) {
                FILE.matcher(Files.readString(document))
                        .results()
                        .map(file -> file.group(1))
                        .filter(file -> !file.contains("/target/") && !Files.exists(ROOT.resolve(file)))
                        .forEach(file -> missing.add(ROOT.relativize(document) + ": " + file));
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void giveEveryDecisionAStatus() throws IOException {
        List<Path> decisions = documents().stream()
                .filter(document -> document.toString().matches(".*/decisions/\\d{4}-[^/]+"))
                .toList();

        assertThat(decisions)
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(Files.readString(decision)).containsPattern(STATUS));
    }

    private static boolean leadsSomewhere(Path document, MatchResult link) {
        Path target = document.resolveSibling(link.group(1)).normalize();
        return Files.exists(target) && (link.group(2) == null || anchors(target).contains(link.group(2)));
    }

    /** As forges make them of headings. */
    private static Set<String> anchors(Path document) {
        try {
            return HEADING.matcher(Files.readString(document))
                    .results()
                    .map(heading -> heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All of them but what a build or a person's tools left behind. */
    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean isOurs = folder.equals(ROOT) || !(name.equals("target") || name.startsWith("."));
                return isOurs ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    documents.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return documents;
    }
}
