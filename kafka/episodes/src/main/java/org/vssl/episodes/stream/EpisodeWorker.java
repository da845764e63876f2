// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vssl.health.Health;
import org.vssl.topics.TopicCheck;

/** One of the instances that share the streams. */
public final class EpisodeWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EpisodeWorker.class);
    private static final Duration END = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CompletableFuture<Throwable> broken = new CompletableFuture<>();
    private final List<String> differences;

    /**
     * Creates missing topics; {@link #start} does the rest.
     *
     * @param registry gets Kafka's own metrics of streams, consumers and producers
     */
    public EpisodeWorker(WorkerSettings settings, MeterRegistry registry) throws InterruptedException {
        differences = checkTopics(settings);
        streams = new KafkaStreams(EpisodesTopology.of(settings.episodes()), properties(settings));
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
        streams.setUncaughtExceptionHandler(failure -> {
            if (isPassing(failure)) {
                LOG.warn("a stream thread failed and is replaced", failure);
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
            broken.complete(failure);
            running.countDown();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(registry);
    }

    /** Joins the group; {@link #awaitRunning} waits for the assignment. */
    public void start() {
        streams.start();
    }

    /** How existing topics differ from the expected configuration, one line each. */
    public List<String> differences() {
        return differences;
    }

    public void awaitRunning() throws InterruptedException {
        running.await();
    }

    /** The current health. */
    public Health health() {
        KafkaStreams.State state = streams.state();
        var reasons = new ArrayList<String>();
        if (state != KafkaStreams.State.RUNNING) {
            reasons.add("partition assignment is not settled: %s".formatted(state));
        } else if (connections() == 0) {
            reasons.add("no connection to a broker");
        }
        return new Health(!state.hasStartedOrFinishedShuttingDown(), reasons);
    }

    /** Of the consumers that read frames and counts; Kafka Streams stays RUNNING without a broker. */
    private long connections() {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals("consumer-metrics")
                        && metric.metricName().name().equals("connection-count")
                        && !metric.metricName()
                                .tags()
                                .getOrDefault("client-id", "")
                                .endsWith("-restore-consumer"))
                .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
                .sum();
    }

    /** Waits for a fatal error and returns it: the process should exit and be restarted. */
    public Throwable awaitBroken() throws InterruptedException {
        try {
            return broken.get();
        } catch (ExecutionException e) {
            throw new AssertionError("only ever completed with a value", e);
        }
    }

    /** Commits, leaves the group so that others take over at once, and ends. */
    @Override
    public void close() {
        metrics.close();
        streams.close(CloseOptions.timeout(END)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    /** A broker is unreachable; uncommitted work is repeated. */
    static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }

    private static Properties properties(WorkerSettings settings) {
        var properties = new Properties();
        properties.putAll(Map.of(
                // bounds both the work repeated after a crash and the latency of summaries
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                "1000",
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                "10000",
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                "2000",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4"));
        properties.putAll(settings.client());
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, settings.application(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(settings.threads()),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2));
        settings.replication()
                .ifPresent(replication ->
                        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, Short.toString(replication)));
        return properties;
    }

    private static List<String> checkTopics(WorkerSettings settings) throws InterruptedException {
        var client = new HashMap<String, Object>(settings.client());
        client.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        client.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
        try (Admin admin = Admin.create(client)) {
            List<NewTopic> plan = settings.episodes()
                    .topics()
                    .plan(settings.partitions().orElse(partitions(admin, settings)), settings.replication());
            var check = new TopicCheck(admin);
            List<String> made = check.create(plan);
            return check.differences(
                    plan.stream().filter(topic -> !made.contains(topic.name())).toList());
        }
    }

    private static int partitions(Admin admin, WorkerSettings settings) throws InterruptedException {
        String frames = settings.episodes().frames();
        try {
            return admin.describeTopics(List.of(frames)).allTopicNames().get().values().stream()
                    .mapToInt(topic -> topic.partitions().size())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new EpisodesException(
                        "topic %s does not exist at %s; ./vssl topics and the sidecar create it"
                                .formatted(frames, settings.bootstrap()),
                        e);
            }
            throw new EpisodesException(
                    "no answer from %s: %s"
                            .formatted(
                                    settings.bootstrap(),
                                    e.getCause() == null ? e : e.getCause().getMessage()),
                    e);
        }
    }
}
