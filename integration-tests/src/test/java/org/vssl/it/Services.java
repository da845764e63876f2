// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vssl.protocol.Child;

/** What runs beside a test. */
final class Services {
    private Services() {}

    /** A command about Kafka. */
    static Child kafka(Path folder, String... arguments) throws IOException {
        return Child.java(
                Command.inRepository("kafka/commands/target/cli"),
                folder.resolve(arguments[0] + ".err"),
                List.of(),
                "org.vssl.kafka.command.VsslKafka",
                arguments);
    }

    /** A launch line whose messages are on standard output. */
    static Child launch(Path folder, String line) throws IOException {
        var command = new ArrayList<>(List.of("gst-launch-1.0", "-m"));
        command.addAll(List.of(line.split(" +", -1)));
        return Child.program(Files.createTempDirectory(folder, "launch").resolve("launch.err"), command);
    }
}
