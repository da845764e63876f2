// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vssl.cli.gst.PipelineException;
import org.vssl.model.Bundle;
import org.vssl.model.Model;

/** A copy of a bundle in which something was changed. */
public final class BundleCopy {
    private BundleCopy() {}

    /** Changes the files of the copy and what its {@code model.json} says of them. */
    public interface Change {
        void make(Path folder, ObjectNode json) throws IOException;
    }

    /**
     * Writes it; the folder appears only when it is whole and its graphs load. Metrics of what was before are left out.
     *
     * @param into must not be there yet
     * @param suffix of the version
     */
    public static Bundle write(Bundle bundle, Path into, String suffix, Change change) {
        if (Files.exists(into)) {
            throw new PipelineException(into + " already exists; expected a new directory");
        }
        Path part = into.resolveSibling(into.getFileName() + ".part");
        try {
            Files.createDirectories(part);
            try (Stream<Path> files = Files.list(bundle.folder())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, part.resolve(file.getFileName()));
                }
            }
            Path json = part.resolve("model.json");
            ObjectNode root = (ObjectNode) new ObjectMapper().readTree(json.toFile());
            root.put("version", root.path("version").asText() + suffix);
            root.remove("metrics");
            change.make(part, root);
            Files.writeString(json, root.toPrettyString() + "\n");
            Model.load(Bundle.open(part)).close();
            Files.move(part, into);
            return Bundle.open(into);
        } catch (IOException e) {
            throw new PipelineException("cannot write " + into + ": " + e, e);
        } finally {
            remove(part);
        }
    }

    private static void remove(Path part) {
        if (Files.isDirectory(part)) {
            try (Stream<Path> files = Files.list(part)) {
                for (Path file : List.copyOf(files.toList())) {
                    Files.delete(file);
                }
                Files.delete(part);
            } catch (IOException e) {
                throw new PipelineException("cannot remove " + part + ": " + e, e);
            }
        }
    }
}
