// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

/**
 * How a client connects.
 *
 * @param token empty if the sidecar requires none
 * @param queueSize maximum number of queued frames; when full, the oldest is dropped
 */
public record LinkSettings(LinkAddress address, String stream, String token, int queueSize) {
    public static final int DEFAULT_QUEUE_SIZE = 256;

    public LinkSettings {
        if (queueSize < 1 || queueSize > 65536) {
            throw new IllegalArgumentException("queue-size must be 1..65536 frames, was " + queueSize);
        }
    }

    @Override
    public String toString() {
        return "LinkSettings[%s, stream %s, queue %d]".formatted(address, stream, queueSize);
    }
}
