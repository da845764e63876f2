// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.bundle;

import java.nio.file.Path;
import org.vssl.model.Bundle;

/** A copy of a bundle with another threshold. */
public final class CalibratedCopy {
    private CalibratedCopy() {}

    /**
     * Writes it.
     *
     * @param into must not be there yet
     * @param data what the threshold was measured on, for whoever reads model.json
     */
    public static Bundle write(Bundle bundle, double threshold, String rule, String data, Path into) {
        return BundleCopy.write(
                bundle,
                into,
                "+calibrated",
                (folder, json) -> json.putObject("threshold")
                        .put("value", threshold)
                        .put("rule", rule)
                        .put("data", data));
    }
}
