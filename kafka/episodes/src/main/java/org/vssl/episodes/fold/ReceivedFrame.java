// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.fold;

import org.vssl.protocol.record.Origin;
import org.vssl.result.FrameResult;

/**
 * A frame as received from Kafka.
 *
 * @param wallMillis the element's wall clock, since 1970
 */
public record ReceivedFrame(Origin origin, FrameResult result, long wallMillis) {
    public String stream() {
        return origin.stream();
    }

    /** Frames of its run that element and sidecar dropped before it. */
    long droppedTotal() {
        return origin.droppedTotal() + origin.spoolDroppedTotal();
    }

    long runningTimeNanos() {
        return result.times().runningTimeNanos();
    }
}
