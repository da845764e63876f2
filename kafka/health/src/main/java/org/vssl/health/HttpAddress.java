// SPDX-License-Identifier: Apache-2.0
package org.vssl.health;

/**
 * The address to serve HTTP on.
 *
 * @param port 0: any free port
 */
public record HttpAddress(String host, int port) {
    public HttpAddress {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("the HTTP port must be 0..65535, was " + port);
        }
    }

    /** The URL, for a browser on this host. */
    public String url(int actualPort) {
        boolean isAny = host.equals("0.0.0.0") || host.equals("::");
        String name = host.contains(":") ? "[" + host + "]" : host;
        return "http://%s:%d/".formatted(isAny ? "localhost" : name, actualPort);
    }
}
