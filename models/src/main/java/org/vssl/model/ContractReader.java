// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the text of a {@code model.json} into a {@link Contract}, or says which field is not as it must be. */
final class ContractReader {
    static final String SCHEMA = "vssl-model/1";

    private ContractReader() {}

    static Contract read(byte[] json) {
        try {
            return contract(Fields.root(new ObjectMapper().readTree(new String(json, StandardCharsets.UTF_8))));
        } catch (JsonProcessingException e) {
            throw new ModelException("model.json is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Contract contract(Fields root) {
        if (!root.text("schema").equals(SCHEMA)) {
            throw root.wrong("schema", '"' + SCHEMA + '"');
        }
        Fields map = root.object("map");
        if (!map.text("scale").equals("cosine")) {
            throw map.wrong("scale", "\"cosine\"");
        }
        Fields picture = root.object("picture");
        if (!picture.text("resize").equals("stretch")) {
            throw picture.wrong("resize", "\"stretch\"");
        }
        Fields sound = root.object("sound");
        double window = sound.number("window_seconds", 0.1, Contract.Sound.LONGEST_SECONDS);
        Fields threshold = root.object("threshold");
        return new Contract(
                root.text("name"),
                root.text("version"),
                root.text("licence"),
                graphs(root, picture, sound, map),
                new Contract.Picture(
                        picture.integer("width", 16, 2048),
                        picture.integer("height", 16, 2048),
                        picture.floats("mean", 3, -10, 10),
                        picture.floats("std", 3, 1e-6, 10)),
                new Contract.Sound(
                        sound.integer("sample_rate", 4000, 96000), window, sound.number("min_seconds", 0, window)),
                new Contract.HeatShape(map.integer("width", 1, 128), map.integer("height", 1, 128)),
                (float) threshold.number("value", -1, 1),
                threshold.text("rule"),
                root.optionalObject("noise").map(noise -> (float) noise.number("event_threshold", 0, 1)),
                root.texts("labels"),
                root.digests("files"));
    }

    private static Contract.Graphs graphs(Fields root, Fields picture, Fields sound, Fields map) {
        return switch (root.text("kind")) {
            case "split" -> split(root, picture, sound, map);
            case "joint" -> {
                Fields joint = root.object("joint");
                yield new Contract.Joint(
                        joint.file("file"),
                        joint.text("picture_input"),
                        joint.text("sound_input"),
                        joint.text("output"));
            }
            default -> throw root.wrong("kind", "\"split\" or \"joint\"");
        };
    }

    private static Contract.Split split(Fields root, Fields picture, Fields sound, Fields map) {
        int dimensions = map.integer("dimensions", 1, 4096);
        Optional<Double> labelShare = map.optionalNumber("label_share", 0, 1);
        int labels = root.texts("labels").size();
        if (labelShare.isPresent() && (labels == 0 || labels > dimensions)) {
            throw new ModelException(
                    "model.json: map.label_share needs 1 to %d labels, one for each of the first dimensions;"
                                    .formatted(dimensions)
                            + " found " + labels);
        }
        return new Contract.Split(
                tensors(picture),
                tensors(sound),
                dimensions,
                sound.optionalText("event_output"),
                sound.optionalText("label_output"),
                sound.optionalNumber("label_threshold", 0, 1).orElse(0.0).floatValue(),
                labelShare.map(Double::floatValue));
    }

    private static Contract.Tensors tensors(Fields part) {
        return new Contract.Tensors(part.file("file"), part.text("input"), part.text("output"));
    }
}
