package org.vssl.sidecar.http;

/**
 * Where the web server answers.
 *
 * @param port 0: any free one
 * @param maxPages pages that are told what streams hear at a time
 */
public record WebSettings(String host, int port, int maxPages) {
    public WebSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("http.port must be 0..65535, was " + port);
        }
        if (maxPages < 1 || maxPages > 1000) {
            throw new IllegalArgumentException("http.max-pages must be 1..1000, was " + maxPages);
        }
    }

    /** The host as an address in a browser on this machine names it. */
    public String localHost() {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "localhost";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
