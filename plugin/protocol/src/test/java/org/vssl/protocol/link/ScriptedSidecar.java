// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.vssl.protocol.wire.Ack;
import org.vssl.protocol.wire.LinkMessage;
import org.vssl.protocol.wire.Refuse;
import org.vssl.protocol.wire.Welcome;

/** The other end of a link, which says what a test wants; waits for 30 s at most. */
final class ScriptedSidecar implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final ServerSocket server;

    ScriptedSidecar() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE_MILLIS);
    }

    LinkAddress address() {
        return new LinkAddress.Tcp("127.0.0.1", server.getLocalPort(), false);
    }

    Conversation accept() throws IOException {
        Socket socket = server.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Conversation(socket, new DataInputStream(socket.getInputStream()));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    record Conversation(Socket socket, DataInputStream in) implements AutoCloseable {
        LinkMessage hear() throws IOException {
            return Framing.decode(in.readNBytes(in.readInt()));
        }

        void welcome(long lastDurable) throws IOException {
            say(LinkMessage.newBuilder()
                    .setWelcome(Welcome.newBuilder()
                            .setLastDurableSeq(lastDurable)
                            .setMaxFrameBytes(Framing.MAX_BYTES)
                            .setWindow(Framing.WINDOW)));
        }

        void acknowledge(long seq) throws IOException {
            say(LinkMessage.newBuilder().setAck(Ack.newBuilder().setDurableSeq(seq)));
        }

        void refuse(RefusalCode code) throws IOException {
            say(LinkMessage.newBuilder()
                    .setRefuse(Refuse.newBuilder().setCode(code.code()).setText("as the test wants it")));
        }

        private void say(LinkMessage.Builder frame) throws IOException {
            socket.getOutputStream().write(Framing.encode(frame.build()).array());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
