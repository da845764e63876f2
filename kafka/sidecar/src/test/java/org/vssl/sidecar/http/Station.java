// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.vssl.health.Health;
import org.vssl.health.HttpAddress;
import org.vssl.protocol.link.LinkAddress;
import org.vssl.protocol.link.LinkClient;
import org.vssl.protocol.link.LinkSettings;
import org.vssl.result.FrameResult;
import org.vssl.sidecar.ingress.Ingress;
import org.vssl.sidecar.ingress.IngressSettings;
import org.vssl.sidecar.live.Streams;
import org.vssl.sidecar.spool.Spool;
import org.vssl.sidecar.spool.SpoolLimits;

/** A sidecar's link, spool and web server, without the way to Kafka. */
final class Station implements AutoCloseable {
    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Vertx vertx = Vertx.vertx();
    private final List<LinkClient> clients = new CopyOnWriteArrayList<>();
    private final Map<LinkClient, FrameResult> telling = new ConcurrentHashMap<>();
    private final Path socket;
    private final Spool spool;
    private final int port;
    volatile Health health = new Health(true, List.of());

    /** @param port 0: any free one */
    Station(Path folder, int port, int maxPages) {
        socket = folder.resolve("link/s.sock");
        spool = Spool.open(
                folder.resolve("spool"), new SpoolLimits(1_000_000, 1L << 30), Duration.ofDays(1), failure -> {
                    throw failure;
                });
        var streams = new Streams(Duration.ofMinutes(10));
        var link = new IngressSettings(
                Optional.of(socket), Optional.empty(), Optional.empty(), 100, Duration.ofSeconds(30));
        await(new Ingress(vertx, link, spool, streams, registry).listen());
        this.port = await(new WebServer(
                                vertx,
                                new WebSettings(new HttpAddress("127.0.0.1", port), maxPages),
                                this::status,
                                streams,
                                registry)
                        .listen())
                .actualPort();
        vertx.setPeriodic(100, unused -> telling.forEach(LinkClient::offer));
    }

    /** An element that goes on telling the same, ten times a second, until it is told to tell something else. */
    LinkClient element(String stream, FrameResult result) {
        LinkClient element = element(stream, System::currentTimeMillis);
        tell(element, result);
        return element;
    }

    void tell(LinkClient element, FrameResult result) {
        telling.put(element, result);
    }

    private Status status() {
        return new Status(health, spool.depth(), spool.depthBytes(), spool.dropped(), Duration.ofSeconds(1));
    }

    int port() {
        return port;
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** An element of a stream; its clock is {@code wallMillis}. */
    LinkClient element(String stream, LongSupplier wallMillis) {
        var client = new LinkClient(
                new LinkSettings(new LinkAddress.Unix(socket), stream, "", 4096), wallMillis, unused -> {});
        clients.add(client);
        return client;
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        clients.forEach(LinkClient::close);
        await(vertx.close());
        spool.close();
    }
}
