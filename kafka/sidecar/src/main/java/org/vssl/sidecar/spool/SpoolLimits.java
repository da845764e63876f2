// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

/**
 * When the spool starts to drop frames.
 *
 * @param maxRows rows that wait
 * @param maxBytes their bodies together
 */
public record SpoolLimits(long maxRows, long maxBytes) {
    public SpoolLimits {
        if (maxRows < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "the spool's limits must be at least 1 row and 1 byte, were %d rows and %d bytes"
                            .formatted(maxRows, maxBytes));
        }
    }
}
