package org.vssl.sidecar.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.Supplier;

/** Health and metrics over HTTP, as Quarkus and Debezium Server spell them. */
public final class HealthServer {
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Vertx vertx;
    private final String host;
    private final Supplier<Health> health;
    private final PrometheusMeterRegistry registry;

    public HealthServer(Vertx vertx, String host, Supplier<Health> health, PrometheusMeterRegistry registry) {
        this.vertx = vertx;
        this.host = host;
        this.health = health;
        this.registry = registry;
    }

    /** Completes with the server once it answers; port 0 takes any. */
    public Future<HttpServer> listen(int port) {
        Router router = Router.router(vertx);
        router.route().handler(this::guard);
        router.get("/q/health/live")
                .handler(request -> answer(request, health.get().isLive(), health.get()));
        router.get("/q/health/ready")
                .handler(request -> answer(request, health.get().isReady(), health.get()));
        router.get("/q/metrics")
                .handler(request -> request.response()
                        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(registry.scrape()));
        return vertx.createHttpServer().requestHandler(router).listen(port, host);
    }

    /** A page of a foreign name that resolves to loopback must not read this. */
    private void guard(RoutingContext request) {
        HostAndPort authority = request.request().authority();
        boolean isOurs = authority != null
                && (LOCAL_HOSTS.contains(authority.host()) || authority.host().equals(host));
        request.response().putHeader("x-content-type-options", "nosniff").putHeader("cache-control", "no-store");
        if (!isOurs && LOCAL_HOSTS.contains(host)) {
            request.response().setStatusCode(421).end();
        } else {
            request.next();
        }
    }

    private static void answer(RoutingContext request, boolean isUp, Health health) {
        request.response()
                .setStatusCode(isUp ? 200 : 503)
                .putHeader("content-type", "application/json")
                .end(new JsonObject()
                        .put("status", isUp ? "UP" : "DOWN")
                        .put("reasons", new JsonArray(health.reasons()))
                        .encode());
    }
}
