// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.LoggerFactory;
import org.vssl.episodes.fold.FoldSettings;
import org.vssl.episodes.stream.EpisodeSettings;
import org.vssl.episodes.stream.EpisodeWorker;
import org.vssl.episodes.stream.EpisodesException;
import org.vssl.episodes.stream.WorkerSettings;
import org.vssl.health.HealthServer;
import org.vssl.health.HttpAddress;
import org.vssl.topics.ClientProperties;
import org.vssl.topics.SummaryTopics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "vssl episodes",
        mixinStandardHelpOptions = true,
        version = "gst-vssl 0.2.0",
        sortOptions = false,
        description =
                "Aggregates the frame records of all streams into episodes of sound, silences and counts per minute,"
                        + " until it is stopped. Several instances, on one host or many, share the streams.",
        footer = {
            "",
            "Options may also be set like the sidecar's: VSSL_KAFKA_BOOTSTRAP, VSSL_TOPICS_EPISODES ... in the"
                    + " environment, overridden by -Dvssl.KEY=VALUE in VSSL_JAVA_OPTIONS.",
            "State is kept in memory and in Kafka, not on the local disk.",
            "Logs are JSON lines on standard error. Exit status: 0 success, 1 failed to start, 2 usage error, 3 fatal"
                    + " error while running: restart it."
        })
public final class EpisodesCommand implements Callable<Integer> {
    private static final int BROKEN = 3;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "${sys:vssl.kafka.bootstrap:-${env:VSSL_KAFKA_BOOTSTRAP:-127.0.0.1:9092}}",
            description = "bootstrap brokers, separated by commas; default: ${DEFAULT-VALUE}")
    String bootstrap = "";

    @Option(
            names = "--properties",
            paramLabel = "FILE",
            description =
                    "Kafka client properties, such as those for SASL and SSL; VSSL_KAFKA_PROPERTIES_... override them")
    Optional<Path> properties = Optional.empty();

    @Option(
            names = "--application",
            paramLabel = "NAME",
            defaultValue = "vssl-episodes",
            description = "application id; instances with the same id share the streams; default: ${DEFAULT-VALUE}")
    String application = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "number of stream threads; default: ${DEFAULT-VALUE}")
    int threads;

    @Option(
            names = "--gap-ms",
            paramLabel = "N",
            defaultValue = "750",
            description =
                    "longest interruption within an episode or silence, in running time; default: ${DEFAULT-VALUE}")
    long gapMillis;

    @Option(
            names = "--min-silence-ms",
            paramLabel = "N",
            defaultValue = "1000",
            description = "shorter silences are pauses and not reported; default: ${DEFAULT-VALUE}")
    long minSilenceMillis;

    @Option(
            names = "--idle-ms",
            paramLabel = "N",
            defaultValue = "3000",
            description = "wall-clock time without frames after which a stream ends; default: ${DEFAULT-VALUE}")
    long idleMillis;

    @Option(
            names = "--frames",
            paramLabel = "TOPIC",
            defaultValue = "${sys:vssl.topics.localizations:-${env:VSSL_TOPICS_LOCALIZATIONS:-vssl.localizations}}",
            description = "topic to read frames from; default: ${DEFAULT-VALUE}")
    String frames = "";

    @Option(
            names = "--episodes",
            paramLabel = "TOPIC",
            defaultValue = "${sys:vssl.topics.episodes:-${env:VSSL_TOPICS_EPISODES:-vssl.episodes}}",
            description = "topic for episodes; default: ${DEFAULT-VALUE}")
    String episodes = "";

    @Option(
            names = "--silences",
            paramLabel = "TOPIC",
            defaultValue = "${sys:vssl.topics.silences:-${env:VSSL_TOPICS_SILENCES:-vssl.silences}}",
            description = "topic for silences; default: ${DEFAULT-VALUE}")
    String silences = "";

    @Option(
            names = "--stats",
            paramLabel = "TOPIC",
            defaultValue = "${sys:vssl.topics.stats:-${env:VSSL_TOPICS_STATS:-vssl.stats}}",
            description = "topic for counts per minute; default: ${DEFAULT-VALUE}")
    String stats = "";

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "number of partitions of topics it creates; default: as many as the frames topic")
    Optional<Integer> partitions = Optional.empty();

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "replication factor of topics it creates; default: the broker's")
    Optional<Short> replication = Optional.empty();

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "${sys:vssl.episodes.http.port:-${env:VSSL_EPISODES_HTTP_PORT}}",
            description = "port for /q/health/live, /q/health/ready and /q/metrics; 0: any free port; default: none")
    Optional<Integer> httpPort = Optional.empty();

    @Option(
            names = "--http-host",
            paramLabel = "HOST",
            defaultValue = "${sys:vssl.episodes.http.host:-${env:VSSL_EPISODES_HTTP_HOST:-127.0.0.1}}",
            description = "address of the HTTP port; no login, so keep it on loopback or behind a proxy; default:"
                    + " ${DEFAULT-VALUE}")
    String httpHost = "";

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    /** Set by picocli before anything else happens. */
    @SuppressWarnings("NullAway.Init")
    EpisodesCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Optional<HttpAddress> http = checked(() -> httpPort.map(port -> new HttpAddress(httpHost, port)));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var worker = new EpisodeWorker(settings(), registry);
        Runtime.getRuntime().addShutdownHook(new Thread(worker::close, "vssl-episodes-end"));
        worker.differences().forEach(line -> System.err.println("vssl: " + line));
        String answers = http.isPresent() ? answering(http.get(), worker, registry) : "";
        worker.start();
        worker.awaitRunning();
        System.out.printf(
                "episodes ready: %s at %s to %s, %s and %s%s%n", frames, bootstrap, episodes, silences, stats, answers);
        LoggerFactory.getLogger(EpisodesCommand.class).error("exiting after a fatal error", worker.awaitBroken());
        return BROKEN;
    }

    /** Reports the worker's health until the process exits. */
    private static String answering(HttpAddress address, EpisodeWorker worker, PrometheusMeterRegistry registry)
            throws InterruptedException {
        try {
            return "; health and metrics: %sq/".formatted(HealthServer.start(address, worker::health, registry));
        } catch (IOException e) {
            throw new EpisodesException(String.valueOf(e.getMessage()), e);
        }
    }

    private WorkerSettings settings() {
        var client = new HashMap<String, String>();
        properties.ifPresent(file -> client.putAll(read(file)));
        client.putAll(ClientProperties.read(System.getenv(), System.getProperties()));
        client.put(ClientProperties.BOOTSTRAP, bootstrap);
        return checked(() -> new WorkerSettings(
                new EpisodeSettings(
                        frames,
                        new SummaryTopics(episodes, silences, stats),
                        new FoldSettings(Duration.ofMillis(gapMillis), Duration.ofMillis(minSilenceMillis)),
                        Duration.ofMillis(idleMillis)),
                application,
                threads,
                partitions,
                replication,
                client));
    }

    /** Usage errors are printed with the usage. */
    private <T> T checked(Supplier<T> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new EpisodesException("cannot read %s: %s".formatted(file, e), e);
        }
        var map = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
        return map;
    }

    public static void main(String... arguments) {
        int status = new CommandLine(new EpisodesCommand())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    boolean isOurs = failure instanceof EpisodesException || failure instanceof KafkaException;
                    line.getErr().println("vssl: " + (isOurs ? failure.getMessage() : failure));
                    return 1;
                })
                .execute(arguments);
        System.out.flush();
        System.exit(status);
    }
}
