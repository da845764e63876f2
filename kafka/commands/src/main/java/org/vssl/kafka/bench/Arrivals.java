// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A {@code read_committed} consumer on a thread of its own: when each frame came, and how long it had taken. */
final class Arrivals implements AutoCloseable {
    private static final byte[] SENT = "\"running_time_ns\":".getBytes(StandardCharsets.US_ASCII);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final KafkaConsumer<String, byte[]> consumer;
    private volatile boolean isClosing;
    private long[] nanos = new long[1 << 16];
    private int count;
    private long bytes;
    private long lastAt;
    private byte[] example = {};

    /** Reads what comes from now on. */
    Arrivals(String bootstrap, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(one -> new TopicPartition(topic, one.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Thread thread = new Thread(this::work, "vssl-bench-consumer");
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        while (!isClosing) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                long now = System.nanoTime();
                synchronized (this) {
                    records.forEach(record -> take(record, now));
                    notifyAll();
                }
            }
        }
        consumer.close();
    }

    private void take(ConsumerRecord<String, byte[]> record, long now) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = now - sentAt(record.value());
        bytes += record.value().length;
        lastAt = now;
        example = record.value();
    }

    private static long sentAt(byte[] json) {
        int at = 0;
        while (!Arrays.equals(json, at, at + SENT.length, SENT, 0, SENT.length)) {
            at++;
        }
        long sent = 0;
        for (int i = at + SENT.length; json[i] >= '0' && json[i] <= '9'; i++) {
            sent = 10 * sent + json[i] - '0';
        }
        return sent;
    }

    /** Waits for so many; answers when the last one came. */
    synchronized long await(long wanted) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (count < wanted) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new BenchException("%d of %d frames arrived within 60 s".formatted(count, wanted));
            }
            wait(left);
        }
        if (count != wanted) {
            throw new BenchException("%d frames arrived, %d were offered".formatted(count, wanted));
        }
        return lastAt;
    }

    /** How long a frame took at most, of this share of all; after {@link #await}. */
    synchronized double millis(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(share * count))] / 1e6;
    }

    /** Bytes of a record's value, on average. */
    synchronized int valueBytes() {
        return Math.toIntExact(bytes / count);
    }

    synchronized byte[] example() {
        return example.clone();
    }

    /** Its thread ends a little later; what came can still be asked for. */
    @Override
    public void close() {
        isClosing = true;
    }
}
