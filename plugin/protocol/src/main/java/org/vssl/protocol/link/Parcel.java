// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.vssl.protocol.wire.Event;
import org.vssl.protocol.wire.LinkMessage;

/** A batch of events: everything queued goes out in one write, without lingering. One thread. */
final class Parcel {
    private static final int BYTES = 64 * 1024;

    private final Outbox outbox;
    private final int window;
    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    /** Did not fit into the previous batch. */
    private @Nullable LinkMessage left;

    Parcel(Outbox outbox, int window) {
        this.outbox = outbox;
        this.window = window;
    }

    /** All queued events, or the first that arrives within {@code millis}; may be empty. Valid until the next call. */
    ByteBuffer fill(long millis) throws InterruptedException {
        bytes.clear();
        LinkMessage next = left == null ? next(millis) : left;
        while (next != null && Framing.append(next, bytes)) {
            next = next(0);
        }
        if (next != null && bytes.position() == 0) {
            left = null;
            return Framing.encode(next);
        }
        left = next;
        return bytes.flip();
    }

    private @Nullable LinkMessage next(long millis) throws InterruptedException {
        Event event = outbox.next(window, millis);
        return event == null ? null : LinkMessage.newBuilder().setEvent(event).build();
    }
}
