// SPDX-License-Identifier: Apache-2.0
package org.vssl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The tiny bundles of the tests, made by {@code src/test/python/tiny_bundles.py}. */
public final class Bundles {
    private Bundles() {}

    public static Path named(String name) {
        try {
            return Path.of(Objects.requireNonNull(Bundles.class.getResource("/bundles/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** A copy whose {@code model.json} has {@code from} replaced by {@code to}. */
    public static Path changed(Path into, String name, String from, String to) {
        try (var files = Files.list(named(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, into.resolve(file.getFileName()));
            }
            Path json = into.resolve("model.json");
            String text = Files.readString(json);
            if (!text.contains(from)) {
                throw new AssertionError("model.json of " + name + " does not hold " + from);
            }
            Files.writeString(json, text.replace(from, to));
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
