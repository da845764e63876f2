// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where results go: to a sidecar at {@code unix:/path}, {@code tcp://host:port} or {@code tls://host:port}, or as lines
 * of JSON into {@code file:///path} or, with {@code -}, to standard output.
 */
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
     * @param isEncrypted the server's certificate is checked against the trust store of the JVM
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

    /**
     * Lines of JSON.
     *
     * @param file absent: standard output
     */
    record Lines(Optional<Path> file) implements LinkAddress {
        @Override
        public String toString() {
            return file.map(path -> "file://" + path).orElse("-");
        }
    }

    /** The socket that elements and a sidecar use by default. */
    static Path standardSocket(Path home, Optional<Path> runtimeFolder) {
        return runtimeFolder.orElse(home.resolve(".local/state")).resolve("vssl/sidecar.sock");
    }

    static LinkAddress parse(String text) {
        if (text.equals("-")) {
            return new Lines(Optional.empty());
        }
        if (text.startsWith("file:")) {
            return new Lines(Optional.of(file(text)));
        }
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
                throw new IllegalArgumentException("the port of address '%s' is not a number".formatted(text), e);
            }
        }
        throw new IllegalArgumentException(
                "unknown address '%s'; expected unix:/path, tcp://host:port, tls://host:port, file:///path or -"
                                .formatted(text)
                        + " (standard output)");
    }

    private static Path file(String text) {
        try {
            return Path.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the address '%s' names no file; expected file:///path with an absolute path".formatted(text), e);
        }
    }
}
