// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.vssl.evaluate.metric.Box;
import org.vssl.evaluate.metric.GroundTruth;

/**
 * VGG-SS (Chen et al., CVPR 2021): a JSON list of {@code {file, class, bbox}}, boxes 0..1, their union is the truth.
 * Media: {@code frames/FILE.jpg} and {@code audio/FILE.wav}, or {@code FILE.mp4}.
 */
public final class VggSs {
    private VggSs() {}

    public static DataSet read(Path folder) {
        Path file = Shelf.annotations(folder, "vggss.json", "annotations.json", "vggss_annotations.json");
        var shelf = new Shelf(folder);
        for (JsonNode item : Json.list(file)) {
            String id = Json.text(file, item, "file");
            List<Box> boxes = Json.boxes(file, item.path("bbox"), 1);
            shelf.add(
                    id,
                    id,
                    Json.text(file, item, "class"),
                    shelf.picture(id, "frames", "images"),
                    shelf.sound(id, "audio"),
                    () -> GroundTruth.union(boxes));
        }
        return shelf.dataSet("VGG-SS");
    }
}
