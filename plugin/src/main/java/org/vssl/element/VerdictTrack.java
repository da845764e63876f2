// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vssl.result.FrameResult;
import org.vssl.result.StateChange;
import org.vssl.result.Verdict;

/** Notices changes of verdict from frame to frame. One thread. */
final class VerdictTrack {
    /** Null before the first frame. */
    private @Nullable Verdict state;

    /** How long the state had lasted when running time last started over, as it does after a seek. */
    private long lastedNanos;

    private long sinceNanos;
    private long lastNanos;

    /** The change that this frame is, if it is one. */
    Optional<StateChange> next(FrameResult frame) {
        long now = frame.times().runningTimeNanos();
        if (now < lastNanos) {
            lastedNanos += lastNanos - sinceNanos;
            sinceNanos = now;
        }
        lastNanos = now;
        if (frame.verdict() == state) {
            return Optional.empty();
        }
        Optional<Verdict> previous = Optional.ofNullable(state);
        long lasted = lastedNanos + now - sinceNanos;
        state = frame.verdict();
        lastedNanos = 0;
        sinceNanos = now;
        return Optional.of(new StateChange(
                frame.verdict(),
                previous,
                previous.map(unused -> lasted),
                frame.times(),
                frame.loudness(),
                frame.sources()));
    }
}
