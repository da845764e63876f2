// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.vssl.broker.Broker;
import org.vssl.kafka.bench.Findings.Machine;
import org.vssl.sidecar.forward.Topics;
import org.vssl.topics.TopicCheck;

/**
 * One run: a broker and a sidecar in processes of their own, elements and a consumer in this one.
 *
 * @param folder data directory; the caller removes it
 * @param streams number of elements
 * @param fps frames per second of each while latency is measured
 * @param seconds duration of each phase, after a warm-up of the same length
 */
public record Bench(Path folder, int streams, int fps, int seconds) {
    private static final String COMMANDS = "org.vssl.kafka.command.VsslKafka";
    private static final String TOPIC = Topics.DEFAULTS.localizations();
    private static final int PARTITIONS = 6;
    private static final String CEILING_TOPIC = "ceiling";
    /** Enough to keep every stage busy; more only compete for the cores. */
    private static final int FLOODING_STREAMS = 4;

    /** Receives progress, one line per phase. */
    public Findings run(Consumer<String> progress) throws IOException, InterruptedException {
        Machine machine = Machine.here(folder);
        int port = Broker.freePort();
        String bootstrap = "127.0.0.1:" + port;
        Duration time = Duration.ofSeconds(seconds);
        progress.accept("starting a broker and a sidecar in " + folder);
        try (Child broker = start("broker", "--data", folder.resolve("broker").toString(), "--port", "" + port)) {
            broker.awaitReady();
            makeTopics(bootstrap);
            try (Child sidecar = start("sidecar", "--config", config(bootstrap).toString())) {
                sidecar.awaitReady();
                progress.accept("throughput, as fast as events are accepted");
                double perSecond = flood(bootstrap, time);
                // last, once the JIT compilers of all three JVMs are done: they cost milliseconds as well
                progress.accept("latency at %d events/s".formatted(streams * fps));
                Arrivals steady = steady(bootstrap, time);
                progress.accept("the ceiling: Kafka's producer performance tool");
                double ceiling = new Ceiling(folder, bootstrap, CEILING_TOPIC).measure(steady.example(), time);
                return new Findings(
                        machine,
                        seconds,
                        steady.valueBytes(),
                        perSecond,
                        ceiling,
                        streams * fps,
                        steady.millis(0.5),
                        steady.millis(0.99));
            }
        }
    }

    private Arrivals steady(String bootstrap, Duration time) throws InterruptedException {
        try (var load = new Load(socket(), "steady", streams)) {
            try (var warmUp = new Arrivals(bootstrap, TOPIC)) {
                warmUp.await(load.steady(streams * fps, time));
            }
            try (var arrivals = new Arrivals(bootstrap, TOPIC)) {
                arrivals.await(load.steady(streams * fps, time));
                load.drain();
                return arrivals;
            }
        }
    }

    private double flood(String bootstrap, Duration time) throws InterruptedException {
        try (var load = new Load(socket(), "flood", FLOODING_STREAMS);
                var warmUp = new Arrivals(bootstrap, TOPIC)) {
            warmUp.await(load.flood(time));
            load.drain();
        }
        try (var load = new Load(socket(), "flood", FLOODING_STREAMS);
                var arrivals = new Arrivals(bootstrap, TOPIC)) {
            long begun = System.nanoTime();
            long offered = load.flood(time);
            load.drain();
            return offered / ((arrivals.await(offered) - begun) / 1e9);
        }
    }

    private Child start(String... arguments) throws IOException {
        return Child.start(folder, arguments[0], COMMANDS, List.of(arguments));
    }

    /** The topics of the sidecar, which makes them a little after it is ready, and one like them for the ceiling. */
    private static void makeTopics(String bootstrap) throws InterruptedException {
        var plan = new ArrayList<>(Topics.DEFAULTS.plan(PARTITIONS, Optional.empty()));
        plan.add(new NewTopic(CEILING_TOPIC, Optional.of(PARTITIONS), Optional.empty()));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            new TopicCheck(admin).create(plan);
        }
    }

    private Path config(String bootstrap) throws IOException {
        return Files.writeString(
                folder.resolve("sidecar.yaml"), """
                kafka:
                  bootstrap: %s
                link:
                  unix: %s
                spool:
                  folder: %s
                http:
                  port: 0
                """.formatted(bootstrap, socket(), folder.resolve("spool")));
    }

    private Path socket() {
        return folder.resolve("link/sidecar.sock");
    }
}
