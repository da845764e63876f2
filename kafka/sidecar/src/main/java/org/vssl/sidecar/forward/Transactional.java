// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.vssl.sidecar.spool.Row;

/**
 * Rows and how far they go, in one transaction.
 *
 * <p>Two producers take turns. A broker writes the end of a transaction into every partition after it has said that the
 * transaction is committed, and until then has the same producer wait in steps of 20 ms; the other one need not. Only
 * one transaction is open at a time, so order and progress stay what they are with one producer.
 */
final class Transactional implements Delivery {
    private static final int PRODUCERS = 2;

    private final List<Producer<byte[], byte[]>> producers;
    private final RecordWriter writer;
    private final String progressTopic;
    private final String spool;
    private final long delivered;
    private int turn;

    private Transactional(
            List<Producer<byte[], byte[]>> producers,
            RecordWriter writer,
            String progressTopic,
            String spool,
            long delivered) {
        this.producers = producers;
        this.writer = writer;
        this.progressTopic = progressTopic;
        this.spool = spool;
        this.delivered = delivered;
    }

    static Delivery open(ForwardSettings settings, Map<String, Object> config, UUID spool, RecordWriter writer) {
        config.putIfAbsent("transaction.timeout.ms", "15000");
        var producers = new ArrayList<Producer<byte[], byte[]>>();
        try {
            for (int i = 0; i < PRODUCERS; i++) {
                config.put("transactional.id", settings.transactionalIdPrefix() + spool + "-" + i);
                producers.add(new KafkaProducer<>(config));
            }
            // ends what an earlier life of this spool left open, so that its progress can be read
            producers.forEach(Producer::initTransactions);
            String topic = settings.topics().progress();
            long delivered = SpoolProgress.read(settings.client(), topic, spool);
            return new Transactional(producers, writer, topic, spool.toString(), delivered);
        } catch (RuntimeException e) {
            close(producers);
            throw e;
        }
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public void deliver(List<Row> rows) {
        Producer<byte[], byte[]> producer = producers.get(turn);
        turn = (turn + 1) % PRODUCERS;
        producer.beginTransaction();
        for (Row row : rows) {
            for (ProducerRecord<byte[], byte[]> record : writer.records(row)) {
                var unused = producer.send(record);
            }
        }
        long last = rows.get(rows.size() - 1).id();
        var unused = producer.send(new ProducerRecord<>(
                progressTopic,
                0,
                spool.getBytes(StandardCharsets.UTF_8),
                Long.toString(last).getBytes(StandardCharsets.UTF_8)));
        producer.commitTransaction();
    }

    @Override
    public void close() {
        close(producers);
    }

    private static void close(List<Producer<byte[], byte[]>> producers) {
        producers.forEach(producer -> producer.close(Duration.ZERO));
    }
}
