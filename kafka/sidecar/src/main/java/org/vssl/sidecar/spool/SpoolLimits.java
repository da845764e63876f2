package org.vssl.sidecar.spool;

/**
 * When the spool begins to let frames go.
 *
 * @param maxRows rows that wait
 * @param maxBytes their bodies together
 */
public record SpoolLimits(long maxRows, long maxBytes) {
    public SpoolLimits {
        if (maxRows < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "a spool holds at least 1 row and 1 byte, was %d rows and %d bytes".formatted(maxRows, maxBytes));
        }
    }
}
