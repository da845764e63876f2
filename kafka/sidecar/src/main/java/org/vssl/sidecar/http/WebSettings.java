package org.vssl.sidecar.http;

import org.vssl.health.HttpAddress;

/**
 * Where the web server answers.
 *
 * @param maxPages pages that are told what streams hear at a time
 */
public record WebSettings(HttpAddress address, int maxPages) {
    public WebSettings {
        if (maxPages < 1 || maxPages > 1000) {
            throw new IllegalArgumentException("http.max-pages must be 1..1000, was " + maxPages);
        }
    }
}
