// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.vssl.protocol.wire.Event;
import org.vssl.protocol.wire.LinkMessage;
import org.vssl.protocol.wire.ReceivedMessage;

/** A message behind its 4-byte big-endian length. */
public final class Framing {
    public static final int PROTOCOL = 1;
    /** Largest message, without its length. */
    public static final int MAX_BYTES = 256 * 1024;
    /** Most events that may wait for their acknowledgement. */
    public static final int WINDOW = 1024;

    public static final int LENGTH_BYTES = Integer.BYTES;

    private Framing() {}

    public static ByteBuffer encode(LinkMessage message) {
        int length = requireLength(message.getSerializedSize());
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH_BYTES + length);
        write(message, length, bytes);
        return bytes.flip();
    }

    /** Puts a message into {@code bytes} if there is room; otherwise answers false and leaves them as they were. */
    static boolean append(LinkMessage message, ByteBuffer bytes) {
        int length = requireLength(message.getSerializedSize());
        if (bytes.remaining() < LENGTH_BYTES + length) {
            return false;
        }
        write(message, length, bytes);
        return true;
    }

    private static void write(LinkMessage message, int length, ByteBuffer bytes) {
        CodedOutputStream out = CodedOutputStream.newInstance(bytes.putInt(length));
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
    }

    /** The length itself, if it is one. */
    public static int requireLength(int length) {
        if (length == 0) {
            throw new LinkException(RefusalCode.ZERO_LENGTH, "a message was 0 bytes long, expected at least 1");
        }
        if (length < 0 || length > MAX_BYTES) {
            throw new LinkException(
                    RefusalCode.OVERSIZE,
                    "a message was %d bytes long, expected at most %d"
                            .formatted(Integer.toUnsignedLong(length), MAX_BYTES));
        }
        return length;
    }

    public static LinkMessage decode(byte[] message) {
        try {
            return LinkMessage.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw malformed(message.length, "LinkMessage");
        }
    }

    /** Leaves an event in the bytes it came in. */
    public static ReceivedMessage decodeReceived(byte[] message) {
        try {
            return ReceivedMessage.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw malformed(message.length, "LinkMessage");
        }
    }

    public static Event decodeEvent(ByteString received) {
        try {
            return Event.parseFrom(received);
        } catch (InvalidProtocolBufferException e) {
            throw malformed(received.size(), "Event");
        }
    }

    private static LinkException malformed(int bytes, String type) {
        return new LinkException(RefusalCode.MALFORMED, "a message of %d bytes is not a %s".formatted(bytes, type));
    }
}
