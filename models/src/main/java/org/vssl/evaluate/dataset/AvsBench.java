// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * AVSBench S4 in the lists of SSL-Align: {@code s4_box.json} or {@code s4_seg.json}, rows of {@code {image, audio,
 * gt_box}}. Paths in it are somebody's absolute ones: the longest tail that is there below the folder is taken. The
 * folder above the clip's is its category; five pictures of a clip share one sound.
 */
public final class AvsBench {
    private AvsBench() {}

    public static DataSet read(Path folder) {
        Path file = Shelf.annotations(folder, "s4_seg.json", "s4_box.json");
        var shelf = new Shelf(folder);
        for (JsonNode item : Json.list(file)) {
            Path image = Path.of(Json.text(file, item, "image"));
            int names = image.getNameCount();
            if (names < 3) {
                throw new DataSetException(
                        "%s: an image must be CATEGORY/CLIP/PICTURE, found %s".formatted(file, image));
            }
            String id = image.getName(names - 1).toString().replaceFirst("\\.[A-Za-z0-9]+$", "");
            shelf.add(
                    id,
                    id,
                    image.getName(names - 3).toString(),
                    there(folder, image.toString()),
                    there(folder, Json.text(file, item, "audio")),
                    Is3.boxOrMask(folder, file, item.path("gt_box")));
        }
        return shelf.dataSet("AVSBench-S4");
    }

    private static Optional<Path> there(Path folder, String path) {
        return Optional.of(below(folder, path)).filter(Files::isReadable);
    }

    /** The longest tail of a path that is a file below the folder; the last name where none is. */
    static Path below(Path folder, String path) {
        Path given = Path.of(path).normalize();
        for (int first = 0; first < given.getNameCount(); first++) {
            Path tail = given.subpath(first, given.getNameCount());
            if (!tail.startsWith("..") && Files.isReadable(folder.resolve(tail))) {
                return folder.resolve(tail);
            }
        }
        return folder.resolve(given.getFileName());
    }
}
