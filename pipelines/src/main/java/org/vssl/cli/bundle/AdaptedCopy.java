// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vssl.adapt.Adaptation;
import org.vssl.model.Bundle;

/** A copy of a bundle whose sound graph ends in what was learnt from a person's footage. */
public final class AdaptedCopy {
    private AdaptedCopy() {}

    /**
     * Writes it.
     *
     * @param into must not be there yet
     * @param data what it was learnt from, for whoever reads model.json
     */
    public static Bundle write(Bundle bundle, Adaptation adaptation, String data, Path into) {
        return BundleCopy.write(bundle, into, "+adapted", (folder, json) -> {
            ObjectNode sound = (ObjectNode) json.get("sound");
            String output = sound.path("output").asText();
            String file = sound.path("file").asText();
            byte[] graph = AdaptedGraph.append(
                    Files.readAllBytes(folder.resolve(file)), output, output + "_adapted", adaptation.adapter());
            Files.write(folder.resolve(file), graph);
            sound.put("output", output + "_adapted");
            ((ObjectNode) json.get("files")).put(file, Bundle.sha256(graph));
            ((ObjectNode) json.get("map")).remove("label_share"); // what was learnt moves the dimensions
            json.putObject("threshold")
                    .put("value", adaptation.threshold())
                    .put("rule", "fewest misses and false alarms, above the maximum for silence")
                    .put("data", data);
            json.withArray("provenance")
                    .addObject()
                    .put("what", "matrix applied to the sound embedding")
                    .put("from", data)
                    .put("licence", "as the footage");
        });
    }
}
