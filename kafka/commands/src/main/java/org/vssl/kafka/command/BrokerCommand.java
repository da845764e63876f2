// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vssl.broker.Broker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = "Runs a single-node Kafka broker on the loopback interface, until it is stopped.")
final class BrokerCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "data directory; default: ${DEFAULT-VALUE}")
    Path data = Path.of(System.getProperty("user.home"), ".local/share/vssl/broker");

    @Option(names = "--port", paramLabel = "N", description = "port to listen on; default: ${DEFAULT-VALUE}")
    int port = 9092;

    @Override
    public Integer call() {
        Broker broker = Broker.start(data, port);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "vssl-broker-end"));
        System.out.println("broker ready at " + broker.address() + ", data in " + data);
        broker.await();
        return 0;
    }
}
