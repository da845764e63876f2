// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.function.Supplier;
import org.vssl.health.Guard;
import org.vssl.health.HealthRoutes;
import org.vssl.health.HealthServer;
import org.vssl.sidecar.live.Streams;

/** The page, health and metrics over HTTP. */
public final class WebServer {
    private final Vertx vertx;
    private final WebSettings settings;
    private final Router router;

    public WebServer(
            Vertx vertx,
            WebSettings settings,
            Supplier<Status> status,
            Streams streams,
            PrometheusMeterRegistry registry) {
        this.vertx = vertx;
        this.settings = settings;
        router = Router.router(vertx);
        router.route().handler(new Guard(settings.address().host()));
        new HealthRoutes(() -> status.get().health(), registry).addTo(router);
        new PageFiles().addTo(router);
        var live = new LivePages(vertx, settings.maxPages(), status, streams, registry);
        router.get("/api/live").handler(live::open);
    }

    /** Completes with the server once it accepts requests. */
    public Future<HttpServer> listen() {
        return HealthServer.listen(vertx, settings.address(), router);
    }
}
