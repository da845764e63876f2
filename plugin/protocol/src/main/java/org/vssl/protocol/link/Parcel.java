package org.vssl.protocol.link;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.vssl.protocol.wire.Event;
import org.vssl.protocol.wire.LinkFrame;

/** Events that leave together: one write for all that wait, and no waiting for more. One thread. */
final class Parcel {
    private static final int BYTES = 64 * 1024;

    private final Outbox outbox;
    private final int window;
    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    /** Found no room in the parcel before. */
    private @Nullable LinkFrame left;

    Parcel(Outbox outbox, int window) {
        this.outbox = outbox;
        this.window = window;
    }

    /** What waits, or the first that comes within {@code millis}; empty when nothing does. Valid until the next call. */
    ByteBuffer fill(long millis) throws InterruptedException {
        bytes.clear();
        LinkFrame next = left == null ? next(millis) : left;
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

    private @Nullable LinkFrame next(long millis) throws InterruptedException {
        Event event = outbox.next(window, millis);
        return event == null ? null : LinkFrame.newBuilder().setEvent(event).build();
    }
}
