// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import java.time.Duration;

/**
 * What one {@code vsslpublish} element is opened with.
 *
 * @param address empty: where a sidecar listens by default
 * @param tokenFile its first line is the token; empty: {@code token} is
 * @param queueSize frames that may wait
 * @param block a frame waits for room in the queue, and what cannot be delivered is a failure
 * @param patience how long the end of the stream waits for what is not acknowledged, and a frame for room
 */
record PublisherSettings(
        String address,
        String streamId,
        String token,
        String tokenFile,
        int queueSize,
        boolean block,
        Duration patience) {
    /** Without the token. */
    @Override
    public String toString() {
        return "PublisherSettings[%s, stream %s, queue %d]".formatted(address, streamId, queueSize);
    }
}
