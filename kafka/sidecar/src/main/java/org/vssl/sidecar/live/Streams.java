// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.live;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The connected and recently disconnected streams; at most {@value #MOST}. Any thread. */
public final class Streams {
    static final int MOST = 256;

    private final long forgetAfterMillis;
    private final Map<String, LiveStream> streams = new ConcurrentHashMap<>();
    private final AtomicInteger leftOut = new AtomicInteger();

    /** @param forgetAfter how long a stream is kept after its last element left */
    public Streams(Duration forgetAfter) {
        forgetAfterMillis = forgetAfter.toMillis();
    }

    /**
     * Called when an element of the stream connects; the returned stream receives its messages. Beyond the maximum, the
     * stream disconnected first is forgotten; if none is disconnected, the new one is not shown.
     */
    public synchronized LiveStream connected(String name, long nowMillis) {
        forget(nowMillis);
        LiveStream stream = streams.get(name);
        if (stream == null) {
            if (streams.size() >= MOST) {
                streams.values().stream()
                        .filter(one -> !one.isConnected())
                        .min(Comparator.comparingLong(LiveStream::goneAtMillis))
                        .ifPresent(oldest -> streams.remove(oldest.name()));
            }
            stream = new LiveStream(name);
            if (streams.size() < MOST) {
                streams.put(name, stream);
            } else {
                leftOut.incrementAndGet();
            }
        }
        stream.connect();
        return stream;
    }

    /** One of its elements disconnected. */
    public synchronized void disconnected(LiveStream stream, long nowMillis) {
        stream.disconnect(nowMillis);
        if (streams.get(stream.name()) != stream) {
            leftOut.decrementAndGet();
        }
    }

    /** Forgets streams disconnected long ago. */
    public synchronized void forget(long nowMillis) {
        streams.values()
                .removeIf(stream -> !stream.isConnected() && stream.goneAtMillis() < nowMillis - forgetAfterMillis);
    }

    /** Connected elements not shown for lack of room. */
    public int leftOut() {
        return leftOut.get();
    }

    List<LiveStream> all() {
        return List.copyOf(streams.values());
    }
}
