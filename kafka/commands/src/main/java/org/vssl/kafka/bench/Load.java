// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.vssl.protocol.link.LinkAddress;
import org.vssl.protocol.link.LinkClient;
import org.vssl.protocol.link.LinkSettings;
import org.vssl.result.FrameResult;
import org.vssl.result.Heat;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/** Streams that offer frames, as elements do: two sources, a heatmap of 24 by 14; the running time says when. */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int QUEUE = 8192;
    private static final int BURST = 256;
    private static final Heat HEAT = heat();
    private static final List<Source> SOURCES = List.of(
            new Source(0.12, 0.25, 0.31, 0.42, 0.27, 0.46, 0.71, Optional.of("dog")),
            new Source(0.62, 0.3, 0.2, 0.3, 0.7, 0.45, 0.52, Optional.of("dog")));

    private final List<LinkClient> clients = new ArrayList<>();

    Load(Path socket, String name, int streams) {
        for (int i = 0; i < streams; i++) {
            clients.add(new LinkClient(
                    new LinkSettings(new LinkAddress.Unix(socket), name + "-" + i, "", QUEUE),
                    System::currentTimeMillis,
                    warning -> System.err.println("vssl: " + warning)));
        }
    }

    /** Offers evenly spread over the streams; answers how many frames that were. */
    long steady(int perSecond, Duration time) {
        long begun = System.nanoTime();
        long offered = 0;
        while (System.nanoTime() - begun < time.toNanos()) {
            long due = begun + offered * 1_000_000_000L / perSecond;
            long early = due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
            } else {
                clients.get((int) (offered % clients.size())).offer(frame());
                offered++;
            }
        }
        return offered;
    }

    /** Offers as fast as it is taken, dropping nothing; answers how many frames that were. */
    long flood(Duration time) {
        long begun = System.nanoTime();
        long offered = 0;
        while (System.nanoTime() - begun < time.toNanos()) {
            boolean isFull = true;
            for (LinkClient client : clients) {
                if (client.counters().waiting() < QUEUE / 2) {
                    for (int i = 0; i < BURST; i++) {
                        client.offer(frame());
                    }
                    offered += BURST;
                    isFull = false;
                }
            }
            if (isFull) {
                LockSupport.parkNanos(500_000);
            }
        }
        return offered;
    }

    /** Waits until the sidecar has persisted everything. */
    void drain() throws InterruptedException {
        for (LinkClient client : clients) {
            if (!client.drain(PATIENCE) || client.counters().dropped() > 0) {
                throw new BenchException("events were dropped or not acknowledged: " + client.counters());
            }
        }
    }

    private static FrameResult frame() {
        long now = System.nanoTime();
        return new FrameResult(
                Verdict.LOCATED,
                -23.5,
                0.71,
                0.4,
                SOURCES,
                new Times(now, Optional.of(now), Optional.of(now), Optional.empty()),
                now,
                now,
                1,
                0,
                14.25,
                "vssl-default 0.2.0 sha256:0123456789abcdef",
                "cpu",
                Optional.of(HEAT),
                1280,
                720);
    }

    private static Heat heat() {
        var random = new Random(1);
        float[] cells = new float[24 * 14];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextFloat();
        }
        return new RawHeat(cells, 24, 14).quantized();
    }

    @Override
    public void close() {
        clients.forEach(LinkClient::close);
    }
}
