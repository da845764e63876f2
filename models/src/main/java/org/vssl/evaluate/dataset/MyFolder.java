// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vssl.evaluate.metric.GroundTruth;

/**
 * One's own data: {@code manifest.jsonl}, one object a line, paths relative to it:
 *
 * <pre>{@code
 * {"picture": "yard.jpg", "sound": "bark.wav", "category": "dog", "boxes": [[0.1, 0.4, 0.5, 0.9]]}
 * {"picture": "band.mp4", "sound": "band.mp4", "category": "drum", "mask": "band-drum.png", "scene": "band"}
 * }</pre>
 *
 * Boxes are left, top, right, bottom, 0..1; a mask is a picture, bright where the source is. Lines of one {@code scene}
 * show the same picture with another source sounding; without the field each line is its own scene.
 */
public final class MyFolder {
    /** Its name in the folder. */
    public static final String MANIFEST = "manifest.jsonl";

    private MyFolder() {}

    public static DataSet read(Path folder) {
        Path file = Shelf.annotations(folder, MANIFEST);
        var shelf = new Shelf(folder);
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank()) {
                add(shelf, folder, file, number, Json.line(file, number, line));
            }
        }
        return shelf.dataSet(folder.toAbsolutePath().normalize().getFileName().toString());
    }

    private static void add(Shelf shelf, Path folder, Path file, int number, JsonNode item) {
        String picture = Json.text(file, item, "picture");
        String sound = Json.text(file, item, "sound");
        String id = "%d %s %s".formatted(number, picture, sound);
        shelf.add(
                id,
                item.path("scene").asText(id),
                Json.text(file, item, "category"),
                Optional.of(folder.resolve(picture)).filter(Files::isReadable),
                Optional.of(folder.resolve(sound)).filter(Files::isReadable),
                truth(folder, file, number, item));
    }

    private static Supplier<GroundTruth> truth(Path folder, Path file, int number, JsonNode item) {
        if (item.has("mask")) {
            Path mask = folder.resolve(Json.text(file, item, "mask"));
            return () -> Masks.read(mask);
        }
        if (!item.has("boxes")) {
            throw new DataSetException("%s, line %d needs \"boxes\" or \"mask\"".formatted(file, number));
        }
        var boxes = Json.boxes(file, item.path("boxes"), 1);
        return () -> GroundTruth.union(boxes);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new DataSetException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
