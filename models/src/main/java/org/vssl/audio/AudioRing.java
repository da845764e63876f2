// SPDX-License-Identifier: Apache-2.0
package org.vssl.audio;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The last seconds of mono sound by running time, with the gaps known. Positions are samples since running time 0.
 *
 * <p>Samples that follow within 40 ms of where they are expected are taken as continuous, as GStreamer's own audio
 * elements do; a larger jump forward leaves a hole. Samples that lie a little before the end, as those of a sender whose
 * clock is fast do now and then, replace what is there; a jump further back starts over. Not thread-safe.
 */
final class AudioRing {
    private static final long ALIGNMENT_NANOS = 40_000_000;

    /** Half a second: more than any correction of a clock takes back, less than a seek does. */
    private static final long OVERLAP_NANOS = 500_000_000;

    private final int sampleRate;
    private final float[] samples;
    private final boolean[] present;
    private long end = Long.MIN_VALUE;

    AudioRing(int sampleRate, int capacity) {
        this.sampleRate = sampleRate;
        this.samples = new float[capacity];
        this.present = new boolean[capacity];
    }

    boolean isEmpty() {
        return end == Long.MIN_VALUE;
    }

    /** Whether samples at this time would not continue what is there. */
    boolean isJump(long runningTimeNanos) {
        return isEmpty() || Math.abs(position(runningTimeNanos) - end) > position(ALIGNMENT_NANOS);
    }

    /** Whether samples at this time would lie so far back that they are of another time. */
    boolean isRestart(long runningTimeNanos) {
        return isEmpty() || end - position(runningTimeNanos) > position(OVERLAP_NANOS);
    }

    /** Makes {@code runningTimeNanos} the place where the next samples go, after {@link #isJump} said so. */
    void jumpTo(long runningTimeNanos) {
        long target = position(runningTimeNanos);
        if (isRestart(runningTimeNanos) || target - end >= samples.length) {
            clear();
        } else {
            for (long position = Math.min(end, target); position < Math.max(end, target); position++) {
                set(position, 0, false);
            }
        }
        end = target;
    }

    void append(float[] from, int count) {
        for (int i = 0; i < count; i++) {
            set(end + i, from[i], true);
        }
        end += count;
    }

    void clear() {
        Arrays.fill(present, false);
        end = Long.MIN_VALUE;
    }

    /** Running time just after the last sample; only when not empty. */
    long endNanos() {
        return end * 1_000_000_000L / sampleRate;
    }

    /**
     * Writes the {@code into.capacity()} samples that end at {@code endNanos}, zeros where there are none.
     *
     * @return how many of them there are
     */
    int window(long endNanos, FloatBuffer into) {
        long first = position(endNanos) - into.capacity();
        int there = 0;
        for (int i = 0; i < into.capacity(); i++) {
            int slot = slot(first + i);
            boolean is = !isEmpty() && first + i < end && first + i >= end - samples.length && present[slot];
            into.put(i, is ? samples[slot] : 0);
            there += is ? 1 : 0;
        }
        return there;
    }

    private void set(long position, float value, boolean isPresent) {
        int slot = slot(position);
        samples[slot] = value;
        present[slot] = isPresent;
    }

    private int slot(long position) {
        return (int) Math.floorMod(position, (long) samples.length);
    }

    private long position(long nanos) {
        return Math.round(nanos * (sampleRate / 1e9));
    }
}
