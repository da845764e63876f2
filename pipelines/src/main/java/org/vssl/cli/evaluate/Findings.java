// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.evaluate;

import java.util.List;
import org.vssl.evaluate.dataset.DataSet;

/**
 * All that one evaluation found.
 *
 * @param pairsSeed which negatives were drawn
 * @param columns models first, then the baselines
 */
public record Findings(DataSet data, long pairsSeed, List<Scores> columns) {
    public Findings {
        columns = List.copyOf(columns);
    }

    String headline() {
        return "%s: %d samples in %d scenes, %d without their media, negatives drawn with seed %d"
                .formatted(
                        data.name(),
                        data.samples().size(),
                        data.samples().stream()
                                .map(sample -> sample.scene())
                                .distinct()
                                .count(),
                        data.missing().size(),
                        pairsSeed);
    }
}
