package org.vssl.protocol.link;

/**
 * How a client connects.
 *
 * @param token empty where the sidecar asks for none
 * @param queueSize frames that may wait; the oldest is let go beyond it
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
