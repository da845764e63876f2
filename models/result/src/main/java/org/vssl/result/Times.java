// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

import java.util.Optional;

/**
 * When a video frame was, on every clock that is known.
 *
 * @param runningTimeNanos comparable between the streams of a pipeline
 * @param streamTimeNanos place in the medium
 * @param utc RFC 3339, where the pipeline is live
 */
public record Times(
        long runningTimeNanos, Optional<Long> streamTimeNanos, Optional<Long> ptsNanos, Optional<String> utc) {
    public Times {
        utc.ifPresent(text -> Bounded.require("utc", text));
    }

    /** A time of which only the running time is known. */
    public static Times ofRunning(long nanos) {
        return new Times(nanos, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Where a person would look for this frame: stream time if known, else running time. */
    public long shownNanos() {
        return streamTimeNanos.orElse(runningTimeNanos);
    }
}
