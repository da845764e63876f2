// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

/**
 * How far a run is on disk.
 *
 * @param lastSeq 0 for an unknown run
 * @param dropped frames of this run dropped by the spool
 */
public record RunProgress(long lastSeq, long dropped) {
    public static final RunProgress NONE = new RunProgress(0, 0);
}
