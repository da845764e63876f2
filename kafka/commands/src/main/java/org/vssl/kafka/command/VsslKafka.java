package org.vssl.kafka.command;

import org.apache.kafka.common.KafkaException;
import org.vssl.broker.BrokerException;
import org.vssl.kafka.bench.BenchException;
import org.vssl.sidecar.config.ConfigurationException;
import org.vssl.sidecar.spool.SpoolException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about Kafka. Exit status: 0 done, 1 it failed, 2 the command was not understood. */
@Command(
        name = "vssl",
        mixinStandardHelpOptions = true,
        version = "gst-vssl 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "What streams hear, on Kafka topics.",
        subcommands = {
            BrokerCommand.class,
            SidecarCommand.class,
            EventsCommand.class,
            TopicsCommand.class,
            BenchCommand.class
        })
public final class VsslKafka implements Runnable {
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    /** Set by picocli before anything else happens. */
    @SuppressWarnings("NullAway.Init")
    VsslKafka() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed");
    }

    public static void main(String... arguments) {
        int status = new CommandLine(new VsslKafka())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    boolean isOurs = failure instanceof BrokerException
                            || failure instanceof ConfigurationException
                            || failure instanceof SpoolException
                            || failure instanceof BenchException
                            || failure instanceof KafkaException;
                    line.getErr().println("vssl: " + (isOurs ? failure.getMessage() : failure));
                    return 1;
                })
                .execute(arguments);
        System.out.flush();
        System.exit(status);
    }
}
