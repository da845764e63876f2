// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.vssl.evaluate.Pairs;

/** Negative pairs on disk: {@code {"schema": "vssl-pairs/1", "seed", "pairs": [{"sample", "noise_seed", "offscreen"}]}}. */
public final class PairsFile {
    private static final String SCHEMA = "vssl-pairs/1";

    private PairsFile() {}

    public static Pairs read(Path file) {
        JsonNode root = Json.read(file);
        if (!SCHEMA.equals(root.path("schema").asText())) {
            throw new DataSetException(
                    "%s: \"schema\" must be \"%s\", found %s".formatted(file, SCHEMA, root.path("schema")));
        }
        var pairs = new ArrayList<Pairs.Pair>();
        for (JsonNode pair : root.path("pairs")) {
            pairs.add(new Pairs.Pair(
                    Json.text(file, pair, "sample"),
                    pair.path("noise_seed").asLong(),
                    pair.hasNonNull("offscreen")
                            ? Optional.of(pair.get("offscreen").asText())
                            : Optional.empty()));
        }
        return new Pairs(root.path("seed").asLong(), pairs);
    }

    public static void write(Pairs pairs, Path file) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("schema", SCHEMA).put("seed", pairs.seed());
        var list = root.putArray("pairs");
        for (Pairs.Pair pair : pairs.pairs()) {
            list.addObject()
                    .put("sample", pair.sample())
                    .put("noise_seed", pair.noiseSeed())
                    .put("offscreen", pair.offscreen().orElse(null));
        }
        try {
            Files.writeString(
                    file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of texts and numbers is JSON", e);
        } catch (IOException e) {
            throw new DataSetException("cannot write " + file + ": " + e, e);
        }
    }
}
