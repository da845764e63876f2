// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vssl.cli.gst.PipelineException;
import org.vssl.evaluate.Outcome;

/** Every number and every sample's measures, for other programs. */
public final class JsonReport {
    private JsonReport() {}

    public static void write(Findings findings, Path file) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("schema", "vssl-evaluation/1");
        root.put("data_set", findings.data().name());
        root.put("samples", findings.data().samples().size());
        ArrayNode missing = root.putArray("missing");
        findings.data().missing().forEach(missing::add);
        root.put("pairs_seed", findings.pairsSeed());
        ArrayNode subjects = root.putArray("subjects");
        findings.columns().forEach(column -> add(subjects.addObject(), column));
        try {
            Files.writeString(file, root.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new PipelineException("cannot write " + file + ": " + e, e);
        }
    }

    private static void add(ObjectNode subject, Scores column) {
        subject.put("name", column.name()).put("id", column.id()).put("threshold", column.threshold());
        ObjectNode metrics = subject.putObject("metrics");
        column.intervals()
                .forEach((name, interval) -> metrics.putObject(name)
                        .put("value", interval.value())
                        .put("low", interval.low())
                        .put("high", interval.high()));
        ArrayNode samples = subject.putArray("samples");
        column.outcomes().forEach(outcome -> add(samples.addObject(), outcome));
    }

    private static void add(ObjectNode into, Outcome outcome) {
        into.put("id", outcome.sample().id())
                .put("category", outcome.sample().category())
                .put("iou", outcome.iouHalf())
                .put("iou_adap", outcome.iouOracle())
                .put("iou_uth", outcome.iouThreshold())
                .put("pointing", outcome.isPointing())
                .put("peak", outcome.peak());
        ArrayNode negatives = into.putArray("negatives");
        outcome.negatives()
                .forEach(negative -> negatives
                        .addObject()
                        .put("kind", negative.kind().word())
                        .put("peak", negative.peak())
                        .put("pia", negative.area())
                        .put("map_iou", negative.overlap()));
    }
}
