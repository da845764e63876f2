// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.vssl.sidecar.live.Feed;
import org.vssl.sidecar.live.Streams;

/**
 * Sends updates to every open page, 15 times a second; a page that does not keep up is skipped until it does. Everything
 * runs on the server's event loop.
 */
final class LivePages {
    private static final int TICKS_PER_SECOND = 15;
    private static final int QUEUE_BYTES = 512 * 1024;

    private final Vertx vertx;
    private final int most;
    private final Supplier<Status> status;
    private final Streams streams;
    private final AtomicInteger count;
    private final Counter skipped;
    private final Map<HttpServerResponse, Feed> pages = new LinkedHashMap<>();
    private long ticks;
    private long timer;

    LivePages(Vertx vertx, int most, Supplier<Status> status, Streams streams, MeterRegistry registry) {
        this.vertx = vertx;
        this.most = most;
        this.status = status;
        this.streams = streams;
        count = registry.gauge("vssl.pages", new AtomicInteger());
        skipped = registry.counter("vssl.pages.skipped");
    }

    void open(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (pages.size() >= most) {
            response.setStatusCode(503).end("at most %d pages are served".formatted(most));
            return;
        }
        response.putHeader("content-type", "text/event-stream; charset=utf-8")
                .setChunked(true)
                .setWriteQueueMaxSize(QUEUE_BYTES);
        response.closeHandler(unused -> left(response));
        pages.put(response, new Feed(streams));
        count.set(pages.size());
        write(response, Buffer.buffer("retry: 1000\n\n").appendBuffer(status()));
        if (pages.size() == 1) {
            timer = vertx.setPeriodic(1000 / TICKS_PER_SECOND, unused -> tick());
        }
    }

    private void left(HttpServerResponse response) {
        if (pages.remove(response) != null && pages.isEmpty()) {
            vertx.cancelTimer(timer);
        }
        count.set(pages.size());
    }

    private void tick() {
        boolean isSecond = ticks++ % TICKS_PER_SECOND == 0;
        if (isSecond) {
            streams.forget(System.currentTimeMillis());
        }
        Buffer status = isSecond ? status() : Buffer.buffer();
        // a page found to be closed is removed while iterating
        for (var page : List.copyOf(pages.entrySet())) {
            if (page.getKey().writeQueueFull()) {
                skipped.increment();
                continue;
            }
            Buffer news = Buffer.buffer(page.getValue().next()).appendBuffer(status);
            if (news.length() > 0) {
                write(page.getKey(), news);
            }
        }
    }

    private static void write(HttpServerResponse response, Buffer news) {
        response.write(news).onFailure(unused -> response.reset());
    }

    private Buffer status() {
        Status now = status.get();
        String json = new JsonObject()
                .put("now", System.currentTimeMillis())
                .put("is_ready", now.health().isReady())
                .put("reasons", new JsonArray(now.health().reasons()))
                .put("waiting", now.waiting())
                .put("waiting_bytes", now.waitingBytes())
                .put("let_go", now.dropped())
                .put("delivery_age_ms", now.sinceDelivery().toMillis())
                .put("left_out", streams.leftOut())
                .encode();
        return Buffer.buffer("event: status\ndata: " + json + "\n\n");
    }
}
