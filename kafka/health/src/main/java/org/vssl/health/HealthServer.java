package org.vssl.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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

/** Health and metrics over HTTP, and nothing else. */
public final class HealthServer {
    private static final int IDLE_SECONDS = 30;
    private static final int PATIENCE_SECONDS = 30;

    private HealthServer() {}

    /**
     * Answers from now on until the process ends.
     *
     * @return where, as a browser on this machine takes it
     * @throws IOException when the address cannot be listened on
     */
    public static String start(HttpAddress address, Supplier<Health> health, PrometheusMeterRegistry registry)
            throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Router router = Router.router(vertx);
        router.route().handler(new Guard(address.host()));
        new HealthRoutes(health, registry).addTo(router);
        try {
            HttpServer server = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS))
                    .requestHandler(router)
                    .listen(address.port(), address.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return address.url(server.actualPort());
        } catch (ExecutionException | TimeoutException e) {
            vertx.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "cannot answer HTTP at %s:%d: %s".formatted(address.host(), address.port(), cause.getMessage()), e);
        }
    }
}
