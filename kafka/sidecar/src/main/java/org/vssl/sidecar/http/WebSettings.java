// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.http;

import org.vssl.health.HttpAddress;

/**
 * Address and limits of the web server.
 *
 * @param maxPages maximum number of open live pages
 */
public record WebSettings(HttpAddress address, int maxPages) {
    public WebSettings {
        if (maxPages < 1 || maxPages > 1000) {
            throw new IllegalArgumentException("http.max-pages must be 1..1000, was " + maxPages);
        }
    }
}
