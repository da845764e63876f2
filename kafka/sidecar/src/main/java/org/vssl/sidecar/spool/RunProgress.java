package org.vssl.sidecar.spool;

/**
 * How far a run is on disk.
 *
 * @param lastSeq 0 for a run never heard of
 * @param dropped frames of this run that the spool let go
 */
public record RunProgress(long lastSeq, long dropped) {
    public static final RunProgress NONE = new RunProgress(0, 0);
}
