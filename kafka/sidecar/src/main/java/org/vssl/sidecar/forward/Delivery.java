package org.vssl.sidecar.forward;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vssl.sidecar.spool.Row;

/** One life of a producer: from its opening to the first failure. The forwarder's thread alone. */
sealed interface Delivery extends AutoCloseable {

    /** The last row that Kafka is known to have; 0 for none. */
    long delivered();

    /** Returns when Kafka has all of them. */
    void deliver(List<Row> rows);

    @Override
    void close();

    static Delivery open(ForwardSettings settings, UUID spool) {
        var writer = new RecordWriter(settings.topics(), settings.format(), System::currentTimeMillis);
        return switch (settings.mode()) {
            case TX -> Transactional.open(settings, spool, writer);
            case IDEM -> new Idempotent(new KafkaProducer<>(producerConfig(settings)), writer);
        };
    }

    private static Map<String, Object> producerConfig(ForwardSettings settings) {
        var config = new HashMap<String, Object>(Map.ofEntries(
                Map.entry("linger.ms", "2"),
                Map.entry("batch.size", "65536"),
                Map.entry("compression.type", "lz4"),
                Map.entry("buffer.memory", "16777216"),
                Map.entry("max.block.ms", "5000"),
                Map.entry("request.timeout.ms", "10000"),
                Map.entry("delivery.timeout.ms", "30000"),
                Map.entry("reconnect.backoff.max.ms", "2000")));
        config.putAll(settings.client());
        config.put("acks", "all");
        config.put("enable.idempotence", "true");
        config.put("key.serializer", ByteArraySerializer.class);
        config.put("value.serializer", ByteArraySerializer.class);
        return config;
    }

    /** Rows and how far they go, in one transaction. */
    record Transactional(
            Producer<byte[], byte[]> producer, RecordWriter writer, String progressTopic, String spool, long delivered)
            implements Delivery {
        private static final Duration PATIENCE = Duration.ofSeconds(60);
        private static final Duration READ = Duration.ofMillis(500);

        static Delivery open(ForwardSettings settings, UUID spool, RecordWriter writer) {
            Map<String, Object> config = producerConfig(settings);
            config.put("transactional.id", settings.transactionalIdPrefix() + spool);
            config.putIfAbsent("transaction.timeout.ms", "15000");
            var producer = new KafkaProducer<byte[], byte[]>(config);
            try {
                // ends what an earlier life of this spool left open, so that its progress can be read
                producer.initTransactions();
                String topic = settings.topics().progress();
                return new Transactional(producer, writer, topic, spool.toString(), read(settings, topic, spool));
            } catch (RuntimeException e) {
                producer.close(Duration.ZERO);
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
        public void deliver(List<Row> rows) {
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
            producer.close(Duration.ZERO);
        }
    }

    /** Rows, and nothing beside them. */
    record Idempotent(Producer<byte[], byte[]> producer, RecordWriter writer) implements Delivery {
        @Override
        public long delivered() {
            return 0;
        }

        @Override
        public void deliver(List<Row> rows) {
            var failure = new AtomicReference<Exception>();
            for (Row row : rows) {
                for (ProducerRecord<byte[], byte[]> record : writer.records(row)) {
                    var unused = producer.send(record, (metadata, failed) -> {
                        if (failed != null) {
                            failure.compareAndSet(null, failed);
                        }
                    });
                }
            }
            producer.flush();
            Exception failed = failure.get();
            if (failed != null) {
                throw new KafkaException("a record was not delivered", failed);
            }
        }

        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }
}
