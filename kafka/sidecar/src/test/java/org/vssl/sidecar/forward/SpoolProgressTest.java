// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.broker.Broker;

@DisplayName("A spool's progress")
@Timeout(120)
class SpoolProgressTest {
    private static final String TOPIC = "vssl.progress";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    @TempDir
    Path folder;

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private long nanos;

    /** Once the reader stopped where the other's transaction began, and what was behind it came twice. */
    @Test
    void isReadBehindAnOpenTransactionOfAnotherSidecar() throws Exception {
        var spool = UUID.randomUUID();
        try (Broker broker = Broker.start(folder, Broker.freePort());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                KafkaProducer<String, String> ours = producer(broker, "ours");
                KafkaProducer<String, String> other = producer(broker, "other")) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            ours.beginTransaction();
            send(ours, spool, 1);
            ours.commitTransaction();
            other.beginTransaction();
            send(other, UUID.randomUUID(), 7);
            ours.beginTransaction();
            send(ours, spool, 2);
            ours.commitTransaction();

            CompletableFuture<Long> read = CompletableFuture.supplyAsync(
                    () -> SpoolProgress.read(Map.of("bootstrap.servers", broker.address()), TOPIC, spool));
            assertThat(read)
                    .failsWithin(Duration.ofSeconds(3))
                    .withThrowableThat()
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            other.commitTransaction();

            assertThat(read).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(2L);
        }
    }

    @Test
    void mayTakeLongToReadAsLongAsItGoesOn() {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        for (int row = 0; row < 10; row++) {
            long offset = row;
            consumer.schedulePollTask(() -> {
                nanos += Duration.ofSeconds(50).toNanos();
                consumer.addRecord(record(offset, "ours", 100 + offset));
            });
        }

        assertThat(progress().last("ours", 10)).isEqualTo(109);
    }

    @Test
    void isNotWaitedForWhereNothingComesForAMinute() {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> consumer.addRecord(record(0, "ours", 5)));
        consumer.schedulePollTask(() -> nanos += Duration.ofSeconds(61).toNanos());

        assertThatThrownBy(() -> progress().last("ours", 10))
                .isInstanceOf(KafkaException.class)
                .hasMessage("topic vssl.progress could be read to 1 and, for 60 s, no further; its end is 10");
    }

    @Test
    void liesInATopicThatCompactionKeepsShort() {
        assertThat(Topics.DEFAULTS.plan(6, Optional.empty()).get(3).configs())
                .containsOnly(
                        Map.entry("cleanup.policy", "compact"),
                        Map.entry("segment.bytes", "8388608"),
                        Map.entry("segment.ms", "86400000"),
                        Map.entry("min.cleanable.dirty.ratio", "0.3"),
                        Map.entry("delete.retention.ms", "60000"));
    }

    private SpoolProgress progress() {
        return new SpoolProgress(consumer, PARTITION, () -> nanos);
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String spool, long row) {
        return new ConsumerRecord<>(TOPIC, 0, offset, spool, Long.toString(row).getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaProducer<String, String> producer(Broker broker, String id) {
        var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "transactional.id", id),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private static void send(KafkaProducer<String, String> producer, UUID spool, long row) throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, 0, spool.toString(), Long.toString(row)))
                .get(30, TimeUnit.SECONDS);
    }
}
