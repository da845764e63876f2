package org.vssl.health;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** What holds for every answer: only our own files run in a page, and nobody else's page reads us. */
public final class Guard implements Handler<RoutingContext> {
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String host;

    /** Before what answers at this host. */
    public Guard(String host) {
        this.host = host;
    }

    @Override
    public void handle(RoutingContext request) {
        request.response()
                .putHeader("content-security-policy", POLICY)
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("referrer-policy", "no-referrer")
                .putHeader("cross-origin-resource-policy", "same-origin")
                .putHeader("cache-control", "no-store");
        // a page of a foreign name that resolves to loopback must not read this
        HostAndPort authority = request.request().authority();
        boolean isOurs = authority != null
                && (LOCAL_HOSTS.contains(authority.host()) || authority.host().equals(host));
        if (!isOurs && LOCAL_HOSTS.contains(host)) {
            request.response().setStatusCode(421).end();
        } else {
            request.next();
        }
    }
}
