package org.vssl.time;

/** A time on the pipeline's clock, in nanoseconds. Pads compare in running time, never by presentation time stamp. */
public record RunningTime(long nanos) implements Comparable<RunningTime> {
    public RunningTime {
        if (nanos < 0) {
            throw new IllegalArgumentException("running time must be 0 ns or later, was " + nanos + " ns");
        }
    }

    @Override
    public int compareTo(RunningTime other) {
        return Long.compare(nanos, other.nanos);
    }
}
