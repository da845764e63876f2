package org.vssl.health;

/**
 * Where HTTP is answered.
 *
 * @param port 0: any free one
 */
public record HttpAddress(String host, int port) {
    public HttpAddress {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("the port of HTTP must be 0..65535, was " + port);
        }
    }

    /** As a browser on this machine takes it. */
    public String url(int actualPort) {
        boolean isAny = host.equals("0.0.0.0") || host.equals("::");
        String name = host.contains(":") ? "[" + host + "]" : host;
        return "http://%s:%d/".formatted(isAny ? "localhost" : name, actualPort);
    }
}
