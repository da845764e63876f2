// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vssl.sidecar.spool.Row;
import org.vssl.sidecar.spool.Spool;
import org.vssl.topics.TopicCheck;

/** Delivers rows from the spool to Kafka, in order, on a thread of its own; starts over after every failure. */
public final class Forwarder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
    private static final long NEWS_MILLIS = 50;
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 2000;

    private final ForwardSettings settings;
    private final Spool spool;
    private final Counter delivered;
    private final Counter restarts;
    private final Thread thread = new Thread(this::work, "vssl-forwarder");
    private volatile boolean isClosing;
    private volatile long committedAtNanos;
    private volatile boolean isConnected;
    private final BatchSize batch = new BatchSize();
    private boolean areTopicsChecked;
    private long handedOver;
    private List<String> lastDifferences = List.of();
    private String lastFailure = "";

    /**
     * Starts at once.
     *
     * @param whenBroken called on a fatal error; an unreachable Kafka is none
     */
    public Forwarder(ForwardSettings settings, Spool spool, MeterRegistry registry, Consumer<Throwable> whenBroken) {
        this.settings = settings;
        this.spool = spool;
        delivered = registry.counter("vssl.events.delivered");
        restarts = registry.counter("vssl.producer.restarts");
        committedAtNanos = System.nanoTime();
        thread.setUncaughtExceptionHandler((unused, failure) -> whenBroken.accept(failure));
        thread.start();
    }

    /** Time since Kafka last had everything, or accepted something. */
    public Duration sinceCommit() {
        return spool.depth() == 0 && isConnected
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - committedAtNanos);
    }

    /** Has not failed for good. */
    public boolean isWorking() {
        return thread.isAlive();
    }

    /** Waits until the spool is empty; true if it was within {@code patience}. */
    public boolean drain(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!spool.isEmpty()) {
            if (System.nanoTime() > until || !thread.isAlive()) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }

    private void work() {
        long wait = FIRST_WAIT_MILLIS;
        while (!isClosing) {
            long before = committedAtNanos;
            try {
                checkTopics();
                try (Delivery delivery = Delivery.open(settings, spool.uuid())) {
                    deliver(delivery);
                }
            } catch (KafkaException | IllegalStateException e) {
                isConnected = false;
                areTopicsChecked = false;
                restarts.increment();
                say(e);
            } catch (InterruptedException e) {
                return;
            }
            wait = committedAtNanos == before ? Math.min(LONGEST_WAIT_MILLIS, wait * 2) : FIRST_WAIT_MILLIS;
            if (!sleep(wait)) {
                return;
            }
        }
    }

    private void deliver(Delivery delivery) throws InterruptedException {
        long cursor = delivery.delivered();
        if (cursor > Math.max(spool.lastIdBeforeKafka(), handedOver)) {
            LOG.warn(
                    "the spool was restored to an older state: its newest row was {}, Kafka has row {}."
                            + " Continuing as a new spool; queued events may be delivered twice",
                    spool.lastIdBeforeKafka(),
                    cursor);
            spool.rename();
            return;
        }
        spool.heardOfKafka();
        spool.trim(cursor);
        LOG.info("delivering to {} from row {}", settings.client().get("bootstrap.servers"), cursor + 1);
        isConnected = true;
        while (!isClosing) {
            int asked = batch.rows();
            List<Row> rows = spool.read(cursor, asked);
            if (rows.isEmpty()) {
                committedAtNanos = System.nanoTime();
                spool.awaitNews(cursor, NEWS_MILLIS);
            } else {
                long begun = System.nanoTime();
                handedOver = rows.get(rows.size() - 1).id();
                batch.attempt(rows.size(), () -> delivery.deliver(rows));
                cursor = handedOver;
                delivered.increment(rows.size());
                committedAtNanos = System.nanoTime();
                lastFailure = "";
                spool.trim(cursor);
                if (rows.size() < asked) {
                    TimeUnit.NANOSECONDS.sleep(settings.commitInterval().toNanos() - (System.nanoTime() - begun));
                }
            }
        }
    }

    private void checkTopics() throws InterruptedException {
        if (areTopicsChecked) {
            return;
        }
        var plan = settings.topics().plan(settings.partitions(), settings.replication());
        var config = new HashMap<String, Object>(settings.client());
        config.put("request.timeout.ms", "5000");
        config.put("default.api.timeout.ms", "10000");
        Admin admin = Admin.create(config);
        try {
            var check = new TopicCheck(admin);
            List<String> made = settings.createTopics() ? check.create(plan) : List.of();
            made.forEach(topic -> LOG.info("created topic {}", topic));
            List<String> differences = check.differences(
                    plan.stream().filter(topic -> !made.contains(topic.name())).toList());
            if (!differences.equals(lastDifferences)) {
                differences.forEach(LOG::warn);
            }
            lastDifferences = differences;
        } finally {
            // an unreachable broker must not delay the shutdown
            admin.close(Duration.ZERO);
        }
        areTopicsChecked = true;
    }

    private void say(RuntimeException failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        String text = "%s: %s".formatted(root.getClass().getSimpleName(), root.getMessage());
        if (!text.equals(lastFailure)) {
            LOG.warn("cannot deliver, {} rows are queued: {}", spool.depth(), text);
        }
        lastFailure = text;
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Ends after the current batch. */
    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join(2000);
            thread.interrupt();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
