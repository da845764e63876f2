// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.command;

import org.apache.kafka.common.KafkaException;
import org.vssl.broker.BrokerException;
import org.vssl.kafka.bench.BenchException;
import org.vssl.sidecar.config.ConfigurationException;
import org.vssl.sidecar.spool.SpoolException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The Kafka commands. Exit status: 0 success, 1 failure, 2 usage error. */
@Command(
        name = "vssl",
        mixinStandardHelpOptions = true,
        version = "gst-vssl 0.2.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Delivers the results of vssl to Kafka and reads them.",
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
        throw new CommandLine.ParameterException(spec.commandLine(), "missing command");
    }

    public static void main(String... arguments) {
        var program = new CommandLine(new VsslKafka());
        String[] version = program.getCommandSpec().version();
        program.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version(version));
        int status = program.setExecutionExceptionHandler((failure, line, parsed) -> {
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
