// SPDX-License-Identifier: Apache-2.0
package org.vssl.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Health and metrics, as Quarkus and Debezium Server spell them. */
public final class HealthRoutes {
    private final Supplier<Health> health;
    private final PrometheusMeterRegistry registry;

    public HealthRoutes(Supplier<Health> health, PrometheusMeterRegistry registry) {
        this.health = health;
        this.registry = registry;
    }

    public void addTo(Router router) {
        router.get("/q/health/live")
                .handler(request -> answer(request, health.get().isLive(), health.get()));
        router.get("/q/health/ready")
                .handler(request -> answer(request, health.get().isReady(), health.get()));
        router.get("/q/metrics")
                .handler(request -> request.response()
                        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(registry.scrape()));
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
