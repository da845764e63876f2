// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.fold;

import org.vssl.protocol.summary.MinuteCount;
import org.vssl.protocol.summary.Summary;

/** What the fold emits. */
public sealed interface Output {

    /**
     * A stretch is over.
     *
     * @param wallMillis of its last frame
     */
    record Closed(Summary summary, long wallMillis) implements Output {}

    /**
     * What to add to a minute.
     *
     * @param minute minutes since 1970, by the element's wall clock
     */
    record Contribution(long minute, MinuteCount count) implements Output {}

    static long minute(long wallMillis) {
        return Math.floorDiv(wallMillis, 60_000L);
    }
}
