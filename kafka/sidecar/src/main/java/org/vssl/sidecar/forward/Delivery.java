// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.vssl.sidecar.spool.Row;

/** One producer, from opening to its first failure. The forwarder's thread only. */
sealed interface Delivery extends AutoCloseable permits Transactional, Delivery.Idempotent {

    /** The last row that Kafka is known to have; 0 for none. */
    long delivered();

    /** Returns when Kafka has all of them. */
    void deliver(List<Row> rows);

    @Override
    void close();

    static Delivery open(ForwardSettings settings, UUID spool) {
        var writer = new RecordWriter(settings.topics(), settings.format(), System::currentTimeMillis);
        return switch (settings.mode()) {
            case TX -> Transactional.open(settings, producerConfig(settings), spool, writer);
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
