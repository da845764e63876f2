// SPDX-License-Identifier: Apache-2.0
package org.vssl.health;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds for every answer: only our own files run in a page, and nobody else's page reads us. */
public final class Guard implements Handler<RoutingContext> {
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-f.]*:[0-9a-f:.]*]?");
    /** Ends of names that nobody can register. */
    private static final Pattern PRIVATE = Pattern.compile("[^.]+|.+\\.(local|internal)");

    private final String host;
    private final String machine;

    /** Before what answers at this host. */
    public Guard(String host) {
        this(host, machine());
    }

    /**
     * Before what answers at this host.
     *
     * @param machine the name of this machine
     */
    Guard(String host, String machine) {
        this.host = host;
        this.machine = machine;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public void handle(RoutingContext request) {
        request.response()
                .putHeader("content-security-policy", POLICY)
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("referrer-policy", "no-referrer")
                .putHeader("cross-origin-resource-policy", "same-origin")
                .putHeader("cache-control", "no-store");
        HostAndPort authority = request.request().authority();
        if (isOurs(authority == null ? "" : authority.host())) {
            request.next();
        } else {
            request.response()
                    .setStatusCode(421)
                    .putHeader("content-type", "text/plain")
                    .end("No page of this name: use the address, or set the name as the HTTP host.\n");
        }
    }

    /**
     * A page of a foreign name that resolves to our address must not read this. Where only this machine reaches us, its
     * own names are ours; elsewhere also addresses and names that are nobody's on the internet.
     *
     * @param name empty where a request has none, which no browser does
     */
    boolean isOurs(String name) {
        if (LOCAL_HOSTS.contains(name) || name.equals(host)) {
            return true;
        }
        return !LOCAL_HOSTS.contains(host)
                && (name.isEmpty()
                        || name.equals(machine)
                        || ADDRESS.matcher(name).matches()
                        || PRIVATE.matcher(name).matches());
    }
}
