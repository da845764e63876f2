// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.ingress;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.Consumer;
import org.vssl.protocol.link.Framing;
import org.vssl.protocol.link.LinkException;
import org.vssl.protocol.link.RefusalCode;
import org.vssl.protocol.wire.ReceivedMessage;

/** Splits the bytes of a socket into messages. The socket's event loop. */
final class MessageReader {
    /** Clients are unauthenticated before the hello, so the buffer is limited. */
    static final int LONGEST_HELLO = 8192;

    private final RecordParser parser;
    private final Consumer<ReceivedMessage> take;
    private final Consumer<LinkException> refuse;
    private boolean isLengthNext = true;
    private boolean isGreeted;
    private boolean isStopped;

    MessageReader(NetSocket socket, Consumer<ReceivedMessage> take, Consumer<LinkException> refuse) {
        this.take = take;
        this.refuse = refuse;
        parser = RecordParser.newFixed(Framing.LENGTH_BYTES, socket);
        parser.exceptionHandler(failure -> socket.close());
        parser.handler(this::read);
    }

    private void read(Buffer bytes) {
        // the parser goes on emitting what it holds after a refusal
        if (isStopped) {
            return;
        }
        try {
            if (isLengthNext) {
                int length = Framing.requireLength(bytes.getInt(0));
                if (!isGreeted && length > LONGEST_HELLO) {
                    throw new LinkException(
                            RefusalCode.OVERSIZE,
                            "a hello was %d bytes long, expected at most %d".formatted(length, LONGEST_HELLO));
                }
                parser.fixedSizeMode(length);
                isLengthNext = false;
            } else {
                parser.fixedSizeMode(Framing.LENGTH_BYTES);
                isLengthNext = true;
                take.accept(Framing.decodeReceived(bytes.getBytes()));
            }
        } catch (LinkException e) {
            refuse.accept(e);
        }
    }

    /** From now on messages may be as long as the link allows. */
    void greeted() {
        isGreeted = true;
    }

    /** What the socket holds must wait as well, so it is the parser that pauses. */
    void pause() {
        parser.pause();
    }

    void resume() {
        parser.resume();
    }

    /** Reads no more. */
    void stop() {
        isStopped = true;
    }
}
