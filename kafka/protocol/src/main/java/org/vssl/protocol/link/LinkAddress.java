package org.vssl.protocol.link;

import java.nio.file.Path;

/** Where the sidecar listens: {@code unix:/path}, {@code tcp://host:port} or {@code tls://host:port}. */
public sealed interface LinkAddress {

    /** A Unix domain socket. */
    record Unix(Path path) implements LinkAddress {
        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /**
     * A TCP port.
     *
     * @param isEncrypted the server's certificate is checked against the trust store of the virtual machine
     */
    record Tcp(String host, int port, boolean isEncrypted) implements LinkAddress {
        public Tcp {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("a port must be 1..65535, was " + port);
            }
        }

        @Override
        public String toString() {
            return (isEncrypted ? "tls://" : "tcp://") + host + ":" + port;
        }
    }

    static LinkAddress parse(String text) {
        if (text.startsWith("unix:") && text.length() > "unix:".length()) {
            return new Unix(Path.of(text.substring("unix:".length())));
        }
        boolean isEncrypted = text.startsWith("tls://");
        int colon = text.lastIndexOf(':');
        if ((isEncrypted || text.startsWith("tcp://")) && colon > "tcp://".length()) {
            try {
                return new Tcp(
                        text.substring("tcp://".length(), colon),
                        Integer.parseInt(text.substring(colon + 1)),
                        isEncrypted);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("the port of address '%s' is no number".formatted(text), e);
            }
        }
        throw new IllegalArgumentException(
                "an address is unix:/path, tcp://host:port or tls://host:port, was '" + text + "'");
    }
}
