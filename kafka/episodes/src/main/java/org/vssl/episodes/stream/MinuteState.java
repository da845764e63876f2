// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import org.vssl.protocol.summary.MinuteCount;

/**
 * The state of a minute.
 *
 * @param revision emitted last, 0 before the first
 * @param isTold nothing was added since
 */
record MinuteState(MinuteCount count, long revision, boolean isTold) {
    static final MinuteState NEW = new MinuteState(MinuteCount.NONE, 0, true);

    MinuteState plus(MinuteCount more) {
        return new MinuteState(count.plus(more), revision, false);
    }

    MinuteState emitted() {
        return new MinuteState(count, revision + 1, true);
    }
}
