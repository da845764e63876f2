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
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every source file")
class LicenseTest {
    private static final Pattern SOURCE = Pattern.compile("vssl|Makefile|.*\\.(c|css|h|html|java|js|proto|py|sh)");
    private static final Set<String> NOT_OURS = Set.of("target", "vssl-demo", "node_modules", "venv", "__pycache__");

    @Test
    void namesItsLicenseInItsFirstTwoLines() throws IOException {
        var without = new ArrayList<Path>();
        for (Path source : sources()) {
            List<String> lines = Files.readAllLines(source);
            if (lines.stream().limit(2).noneMatch(line -> line.contains("SPDX-License-Identifier: Apache-2.0"))) {
                without.add(source);
            }
        }

        assertThat(without).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        Files.walkFileTree(Command.inRepository("."), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return NOT_OURS.contains(name) || (name.startsWith(".") && name.length() > 1)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (SOURCE.matcher(file.getFileName().toString()).matches()) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(sources).hasSizeGreaterThan(600);
        return sources;
    }
}
