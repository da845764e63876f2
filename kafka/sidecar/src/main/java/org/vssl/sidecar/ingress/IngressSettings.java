// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.ingress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where elements can connect.
 *
 * @param unix socket file; its folder is for its owner alone
 * @param token required in a hello
 * @param helloTimeout timeout for the hello of a new connection
 */
public record IngressSettings(
        Optional<Path> unix, Optional<Tcp> tcp, Optional<String> token, int maxConnections, Duration helloTimeout) {

    /** A TCP port; other than loopback requires a certificate. */
    public record Tcp(String host, int port, Optional<Tls> tls) {
        boolean isLoopback() {
            try {
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
    }

    /** PEM files. */
    public record Tls(Path certificate, Path key) {}

    public IngressSettings {
        if (unix.isEmpty() && tcp.isEmpty()) {
            throw new IllegalArgumentException("no address to listen on; expected link.unix or link.tcp");
        }
        if (tcp.isPresent() && !tcp.get().isLoopback() && (tcp.get().tls().isEmpty() || token.isEmpty())) {
            throw new IllegalArgumentException(
                    ("link.tcp is %s, which other hosts can reach: it requires link.token and link.tls.certificate with"
                                    + " link.tls.key, or a loopback address")
                            .formatted(tcp.get().host()));
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("link.max-connections must be 1 or more, was " + maxConnections);
        }
    }

    @Override
    public String toString() {
        return "IngressSettings[unix %s, tcp %s]".formatted(unix, tcp);
    }
}
