// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.vssl.protocol.wire.LinkMessage;

/** One connection to the sidecar. One thread may send while another receives. */
sealed interface Wire extends AutoCloseable {

    /** Sends messages as {@link Framing} encodes them. */
    void send(ByteBuffer messages) throws IOException;

    /** Waits for the next message. */
    LinkMessage receive() throws IOException;

    @Override
    void close() throws IOException;

    /** Nothing came for as long as a TCP connection may be silent; reading may go on. */
    final class SilenceException extends IOException {
        private static final long serialVersionUID = 1;

        SilenceException(int millis) {
            super("no answer for " + millis + " ms");
        }
    }

    /**
     * Connects.
     *
     * @param silenceMillis how long {@link #receive} waits on TCP; a Unix socket ends with its process
     */
    static Wire connect(LinkAddress address, int connectMillis, int silenceMillis) throws IOException {
        if (address instanceof LinkAddress.Unix unix) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(unix.path()));
                return new OfChannel(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
        if (address instanceof LinkAddress.Tcp tcp) {
            return OfSocket.connect(tcp, connectMillis, silenceMillis);
        }
        throw new AssertionError("no wire for " + address);
    }

    /** A Unix socket: its channel's streams would lock each other out, so it is read and written directly. */
    record OfChannel(SocketChannel channel) implements Wire {
        @Override
        public void send(ByteBuffer messages) throws IOException {
            while (messages.hasRemaining()) {
                channel.write(messages);
            }
        }

        @Override
        public LinkMessage receive() throws IOException {
            int length = Framing.requireLength(fill(Framing.LENGTH_BYTES).getInt());
            return Framing.decode(fill(length).array());
        }

        private ByteBuffer fill(int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException("the sidecar closed the connection");
                }
            }
            return bytes.flip();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /**
     * A TCP connection, plain or encrypted.
     *
     * @param plain closed beneath the encryption: that wakes who writes, and does not wait for its lock
     */
    record OfSocket(Socket plain, DataInputStream in, OutputStream out) implements Wire {
        static Wire connect(LinkAddress.Tcp address, int connectMillis, int silenceMillis) throws IOException {
            Socket plain = new Socket();
            try {
                plain.connect(new InetSocketAddress(address.host(), address.port()), connectMillis);
                plain.setTcpNoDelay(true);
                plain.setSoTimeout(silenceMillis);
                Socket socket = address.isEncrypted() ? encrypt(plain, address) : plain;
                return new OfSocket(plain, new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            } catch (IOException e) {
                plain.close();
                throw e;
            }
        }

        private static Socket encrypt(Socket plain, LinkAddress.Tcp address) throws IOException {
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            SSLSocket socket = (SSLSocket) factory.createSocket(plain, address.host(), address.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        }

        @Override
        public void send(ByteBuffer messages) throws IOException {
            out.write(messages.array(), messages.arrayOffset() + messages.position(), messages.remaining());
        }

        @Override
        public LinkMessage receive() throws IOException {
            int length;
            try {
                length = in.readInt();
            } catch (SocketTimeoutException e) {
                throw new SilenceException(plain.getSoTimeout());
            }
            byte[] message = new byte[Framing.requireLength(length)];
            in.readFully(message);
            return Framing.decode(message);
        }

        @Override
        public void close() throws IOException {
            plain.close();
        }
    }
}
