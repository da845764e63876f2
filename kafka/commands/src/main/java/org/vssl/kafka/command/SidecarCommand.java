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
        description = "Takes events from elements and brings every one to Kafka, until it is stopped.",
        footer = {
            "",
            "A YAML file is overridden by the environment, and that by -Dvssl.KEY=VALUE in VSSL_JAVA_OPTIONS.",
            "Logs are lines of JSON on standard error. Exit status 3: the disk refused; start it anew."
        })
final class SidecarCommand implements Callable<Integer> {
    private static final int BROKEN = 3;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML; --options lists what it may hold")
    Optional<Path> config = Optional.empty();

    @Option(names = "--options", description = "print every option with its default, and end")
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
                    "%-32s VSSL_KAFKA_PROPERTIES_...%n    any property of Kafka clients, SASL and SSL among them%n",
                    org.vssl.sidecar.config.Option.KAFKA_PROPERTIES + "...");
            return 0;
        }
        var broken = new CompletableFuture<Throwable>();
        var sidecar =
                new Sidecar(Configuration.read(config, System.getenv(), System.getProperties()), broken::complete);
        Runtime.getRuntime().addShutdownHook(new Thread(sidecar::close, "vssl-sidecar-end"));
        System.out.println("sidecar ready, its page is " + sidecar.address());
        try {
            LoggerFactory.getLogger(SidecarCommand.class)
                    .error("cannot go on: {}", broken.get().getMessage());
        } catch (ExecutionException e) {
            throw new AssertionError("only ever completed with a value", e);
        }
        // nothing may be acknowledged or waited for any more
        Runtime.getRuntime().halt(BROKEN);
        return BROKEN;
    }
}
