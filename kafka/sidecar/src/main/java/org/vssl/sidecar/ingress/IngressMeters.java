// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.ingress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.vssl.protocol.link.RefusalCode;

/** Metrics of received events. */
final class IngressMeters {
    private final Counter frames;
    private final Counter states;
    private final Counter duplicates;
    private final Counter pauses;
    private final MeterRegistry registry;
    private final AtomicInteger connections;

    IngressMeters(MeterRegistry registry) {
        this.registry = registry;
        frames = Counter.builder("vssl.events.in").tag("kind", "frame").register(registry);
        states = Counter.builder("vssl.events.in").tag("kind", "state").register(registry);
        duplicates = registry.counter("vssl.events.duplicate");
        pauses = registry.counter("vssl.link.pauses");
        connections = registry.gauge("vssl.link.connections", new AtomicInteger());
        for (RefusalCode code : RefusalCode.values()) {
            // register all codes, so that each starts at 0
            refusals(code).increment(0);
        }
    }

    void accepted(boolean isState) {
        (isState ? states : frames).increment();
    }

    void duplicate() {
        duplicates.increment();
    }

    void paused() {
        pauses.increment();
    }

    void refused(RefusalCode code) {
        refusals(code).increment();
    }

    private Counter refusals(RefusalCode code) {
        return Counter.builder("vssl.link.refused").tag("code", code.code()).register(registry);
    }

    int opened() {
        return connections.incrementAndGet();
    }

    void closed() {
        connections.decrementAndGet();
    }
}
