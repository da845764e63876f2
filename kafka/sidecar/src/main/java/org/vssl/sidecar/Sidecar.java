// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vssl.health.Health;
import org.vssl.sidecar.config.Configuration;
import org.vssl.sidecar.config.ConfigurationException;
import org.vssl.sidecar.config.Option;
import org.vssl.sidecar.forward.Forwarder;
import org.vssl.sidecar.http.Status;
import org.vssl.sidecar.http.WebServer;
import org.vssl.sidecar.http.WebSettings;
import org.vssl.sidecar.ingress.Ingress;
import org.vssl.sidecar.live.Streams;
import org.vssl.sidecar.spool.Spool;

/** A running sidecar. */
public final class Sidecar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sidecar.class);
    private static final int START_SECONDS = 30;

    private final Configuration configuration;
    private final Vertx vertx;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Spool spool;
    private final Forwarder forwarder;
    private final Ingress ingress;
    private final WebSettings webSettings;
    private final int httpPort;

    /**
     * Starts, and returns once elements can connect. Kafka need not be there.
     *
     * @param whenBroken called on a fatal error: the process should exit and be restarted
     */
    public Sidecar(Configuration configuration, Consumer<Throwable> whenBroken) {
        this.configuration = configuration;
        var ingressSettings = configuration.ingress();
        var forwardSettings = configuration.forward();
        webSettings = configuration.web();
        spool = Spool.open(
                configuration.spoolFolder(),
                configuration.spoolLimits(),
                Duration.ofDays(configuration.integer(Option.SPOOL_KEEP_RUNS)),
                whenBroken::accept);
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        forwarder = new Forwarder(forwardSettings, spool, registry, whenBroken);
        var streams = new Streams(configuration.forgetStreams());
        ingress = new Ingress(vertx, ingressSettings, spool, streams, registry);
        meters();
        try {
            httpPort = await(new WebServer(vertx, webSettings, this::status, streams, registry).listen())
                    .actualPort();
            await(ingress.listen());
            LOG.info("listening: {}; page, health and metrics: {}", ingressSettings, address());
        } catch (RuntimeException e) {
            release();
            throw e;
        }
    }

    private void meters() {
        Gauge.builder("vssl.spool.depth", spool, Spool::depth).register(registry);
        Gauge.builder("vssl.spool.bytes", spool, Spool::depthBytes).register(registry);
        FunctionCounter.builder("vssl.spool.dropped", spool, Spool::dropped).register(registry);
        Gauge.builder(
                        "vssl.commit.age.seconds",
                        forwarder,
                        one -> one.sinceCommit().toMillis() / 1e3)
                .register(registry);
    }

    /** The address of page, health and metrics. */
    public int httpPort() {
        return httpPort;
    }

    /** The page's URL, for a browser on this host. */
    public String address() {
        return webSettings.address().url(httpPort);
    }

    /** The current health. */
    public Health health() {
        var reasons = new ArrayList<String>();
        long age = forwarder.sinceCommit().toSeconds();
        if (age > configuration.integer(Option.READY_MAX_AGE)) {
            reasons.add("nothing was delivered for %d s, %d events are queued".formatted(age, spool.depth()));
        }
        if (spool.depth() >= configuration.spoolLimits().maxRows()
                || spool.depthBytes() >= configuration.spoolLimits().maxBytes()) {
            reasons.add("the spool is full, frames are dropped");
        }
        return new Health(spool.isWorking() && forwarder.isWorking(), reasons);
    }

    private Status status() {
        return new Status(health(), spool.depth(), spool.depthBytes(), spool.dropped(), forwarder.sinceCommit());
    }

    /** Accepts no more, delivers what it can within the drain time, and ends; the rest stays on disk. */
    @Override
    public void close() {
        try {
            await(ingress.close());
            if (!forwarder.drain(Duration.ofSeconds(configuration.integer(Option.DRAIN)))) {
                LOG.warn("{} events remain in the spool for the next start", spool.depth());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    private void release() {
        forwarder.close();
        spool.close();
        await(vertx.close());
        LOG.info("ended");
    }

    private static String text(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new ConfigurationException(text(e), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within %d s".formatted(START_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
