// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.LoggerFactory;
import org.vssl.sidecar.Sidecar;
import org.vssl.sidecar.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sidecar",
        mixinStandardHelpOptions = true,
        description = "Receives events from vsslpublish elements and delivers them to Kafka, until it is stopped.",
        footer = {
            "",
            "The environment overrides the YAML file; -Dvssl.KEY=VALUE in VSSL_JAVA_OPTIONS overrides both.",
            "Logs are JSON lines on standard error. Exit status 3: writing to disk failed; restart it."
        })
final class SidecarCommand implements Callable<Integer> {
    private static final int BROKEN = 3;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file; --options lists its keys")
    Optional<Path> config = Optional.empty();

    @Option(names = "--options", description = "print every option with its default, and exit")
    boolean options;

    @Override
    public Integer call() throws InterruptedException {
        if (options) {
            for (org.vssl.sidecar.config.Option option : org.vssl.sidecar.config.Option.values()) {
                System.out.printf(
                        "%-32s %-36s default '%s'%n    %s%n",
                        option.key(), option.variable(), option.fallback(), option.meaning());
            }
            System.out.printf(
                    "%-32s VSSL_KAFKA_PROPERTIES_...%n    any Kafka client property, such as those for SASL and SSL%n",
                    org.vssl.sidecar.config.Option.KAFKA_PROPERTIES + "...");
            return 0;
        }
        var broken = new CompletableFuture<Throwable>();
        var sidecar =
                new Sidecar(Configuration.read(config, System.getenv(), System.getProperties()), broken::complete);
        Runtime.getRuntime().addShutdownHook(new Thread(sidecar::close, "vssl-sidecar-end"));
        System.out.println("sidecar ready, live page at " + sidecar.address());
        try {
            LoggerFactory.getLogger(SidecarCommand.class)
                    .error("exiting after a fatal error: {}", broken.get().getMessage());
        } catch (ExecutionException e) {
            throw new AssertionError("only ever completed with a value", e);
        }
        // nothing may be acknowledged or awaited any more
        Runtime.getRuntime().halt(BROKEN);
        return BROKEN;
    }
}
