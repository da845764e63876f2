package org.vssl.sidecar.forward;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
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
    private static final Duration READ = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
            return new Transactional(producers, writer, topic, spool.toString(), read(settings, topic, spool));
        } catch (RuntimeException e) {
            close(producers);
            throw e;
        }
    }

    private static long read(ForwardSettings settings, String topic, UUID spool) {
        var config = new HashMap<String, Object>(settings.client());
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        config.put("enable.auto.commit", "false");
        config.put("request.timeout.ms", "5000");
        config.put("default.api.timeout.ms", "10000");
        var partition = new TopicPartition(topic, 0);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            consumer.seekToBeginning(List.of(partition));
            long last = 0;
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(partition) < end) {
                if (System.nanoTime() > until) {
                    throw new KafkaException("topic %s could not be read to its end, %d, within %d s"
                            .formatted(topic, end, PATIENCE.toSeconds()));
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(READ)) {
                    if (spool.toString().equals(record.key())) {
                        last = Long.parseLong(new String(record.value(), StandardCharsets.UTF_8));
                    }
                }
            }
            return last;
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
