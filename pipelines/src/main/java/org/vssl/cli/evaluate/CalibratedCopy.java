package org.vssl.cli.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vssl.cli.gst.PipelineException;
import org.vssl.model.Bundle;

/** A copy of a bundle with another threshold. */
public final class CalibratedCopy {
    private CalibratedCopy() {}

    /**
     * Writes it; the folder appears only when it is whole and opens as a bundle. Metrics of the old threshold are left
     * out.
     *
     * @param into must not be there yet
     * @param data what the threshold was measured on, for whoever reads model.json
     */
    public static Bundle write(Bundle bundle, double threshold, String rule, String data, Path into) {
        if (Files.exists(into)) {
            throw new PipelineException(into + " is there already; needed is a new folder");
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
            root.put("version", root.path("version").asText() + "+calibrated");
            root.putObject("threshold")
                    .put("value", threshold)
                    .put("rule", rule)
                    .put("data", data);
            root.remove("metrics");
            Files.writeString(json, root.toPrettyString() + "\n");
            Bundle.open(part);
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
