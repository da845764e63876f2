// SPDX-License-Identifier: Apache-2.0
package org.vssl.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Health and metrics over HTTP. */
public final class HealthServer {
    /** Pages are sent something every second; a page that reads nothing for this long is disconnected. */
    private static final int IDLE_SECONDS = 30;

    private static final int PATIENCE_SECONDS = 30;

    private HealthServer() {}

    /**
     * Serves nothing else, until the process ends.
     *
     * @return its URL, for a browser on this host
     * @throws IOException when the address cannot be listened on
     */
    public static String start(HttpAddress address, Supplier<Health> health, PrometheusMeterRegistry registry)
            throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Router router = Router.router(vertx);
        router.route().handler(new Guard(address.host()));
        new HealthRoutes(health, registry).addTo(router);
        try {
            HttpServer server = listen(vertx, address, router)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return address.url(server.actualPort());
        } catch (ExecutionException | TimeoutException e) {
            vertx.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "cannot serve HTTP at %s:%d: %s".formatted(address.host(), address.port(), cause.getMessage()), e);
        }
    }

    /** Completes with the server once it answers. It stays with HTTP/1.1: an upgrade may reach into an answer under way. */
    public static Future<HttpServer> listen(Vertx vertx, HttpAddress address, Router router) {
        return vertx.createHttpServer(
                        new HttpServerOptions().setIdleTimeout(IDLE_SECONDS).setHttp2ClearTextEnabled(false))
                .requestHandler(router)
                .listen(address.port(), address.host());
    }
}
