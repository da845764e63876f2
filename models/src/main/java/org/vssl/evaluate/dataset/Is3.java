// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vssl.evaluate.metric.GroundTruth;

/**
 * IS3 and IS3+ (Senocak et al., 2024): {@code IS3_annotation.json}, a list of {@code {image, audio, gt_box}} with boxes
 * in pixels of 224, or with the name of a mask; {@code images/}, {@code audio_wav/}, {@code gt_segmentation/}. An exact
 * mask is preferred to a box.
 *
 * <p>Names are {@code A_B_ID_X}: X sounds, and rows that share {@code A_B_ID} share the picture.
 */
public final class Is3 {
    private static final double SIDE = 224;

    private Is3() {}

    public static DataSet read(Path folder) {
        Path file = Shelf.annotations(folder, "IS3_annotation.json", "IS3_annotations.json");
        var shelf = new Shelf(folder);
        for (JsonNode item : Json.list(file)) {
            String id = stem(Json.text(file, item, "image"));
            int cut = id.lastIndexOf('_');
            if (cut < 1) {
                throw new DataSetException("%s: the name of an image must be A_B_ID_X, found %s".formatted(file, id));
            }
            shelf.add(
                    id,
                    id.substring(0, cut),
                    item.path("category").asText(id.substring(cut + 1)),
                    shelf.picture(id, "images"),
                    shelf.sound(stem(Json.text(file, item, "audio")), "audio_wav", "audio"),
                    truth(folder, file, id, item));
        }
        return shelf.dataSet("IS3");
    }

    private static Supplier<GroundTruth> truth(Path folder, Path file, String id, JsonNode item) {
        Optional<Path> mask = Stream.of(".png", ".jpg")
                .map(ending -> folder.resolve("gt_segmentation").resolve(id + ending))
                .filter(Files::isReadable)
                .findFirst();
        return mask.<Supplier<GroundTruth>>map(path -> () -> Masks.read(path))
                .orElseGet(() -> boxOrMask(folder, file, item.path("gt_box")));
    }

    /** One box, several boxes, or the path of a mask below the folder. */
    static Supplier<GroundTruth> boxOrMask(Path folder, Path file, JsonNode truth) {
        if (truth.isTextual()) {
            Path mask = AvsBench.below(folder, truth.asText());
            return () -> Masks.read(mask);
        }
        JsonNode list = truth.path(0).isArray()
                ? truth
                : new ObjectMapper().createArrayNode().add(truth);
        var boxes = Json.boxes(file, list, SIDE);
        return () -> GroundTruth.union(boxes);
    }

    private static String stem(String path) {
        return Path.of(path).getFileName().toString().replaceFirst("\\.[A-Za-z0-9]+$", "");
    }
}
