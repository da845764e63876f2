// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.summary;

import java.util.HashMap;
import java.util.Map;
import org.vssl.result.Verdict;

/**
 * What is counted; sums of counts are counts.
 *
 * @param streams that had a frame
 * @param frames of each verdict; a verdict without frames may be missing
 * @param droppedFrames frames dropped by elements and sidecars
 * @param episodes that ended
 * @param silences that ended
 * @param unreadable records that are no frames
 */
public record MinuteCount(
        long streams, Map<Verdict, Long> frames, long droppedFrames, long episodes, long silences, long unreadable) {
    public static final MinuteCount NONE = new MinuteCount(0, Map.of(), 0, 0, 0, 0);
    public static final MinuteCount STREAM = new MinuteCount(1, Map.of(), 0, 0, 0, 0);
    public static final MinuteCount EPISODE = new MinuteCount(0, Map.of(), 0, 1, 0, 0);
    public static final MinuteCount SILENCE = new MinuteCount(0, Map.of(), 0, 0, 1, 0);
    public static final MinuteCount UNREADABLE = new MinuteCount(0, Map.of(), 0, 0, 0, 1);

    public MinuteCount {
        frames = Map.copyOf(frames);
    }

    /** One frame, and {@code dropped} frames dropped before it. */
    public static MinuteCount frame(Verdict verdict, long dropped) {
        return new MinuteCount(0, Map.of(verdict, 1L), dropped, 0, 0, 0);
    }

    public MinuteCount plus(MinuteCount other) {
        var sums = new HashMap<>(frames);
        other.frames.forEach((verdict, more) -> sums.merge(verdict, more, Long::sum));
        return new MinuteCount(
                streams + other.streams,
                sums,
                droppedFrames + other.droppedFrames,
                episodes + other.episodes,
                silences + other.silences,
                unreadable + other.unreadable);
    }

    public long frames(Verdict verdict) {
        return frames.getOrDefault(verdict, 0L);
    }

    public long allFrames() {
        return frames.values().stream().mapToLong(Long::longValue).sum();
    }
}
