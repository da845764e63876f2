// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vssl.kafka.bench.Bench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "kafka-bench",
        mixinStandardHelpOptions = true,
        description = "Measures throughput and latency from elements to a consumer, against Kafka's own producer"
                + " performance tool with the same records.",
        footer = {
            "",
            "Starts its own broker and sidecar, and removes their data afterwards. Results are meaningful only on an"
                    + " otherwise idle host."
        })
final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "duration of each phase in seconds; default: ${DEFAULT-VALUE}")
    int seconds = 25;

    @Option(names = "--streams", paramLabel = "N", description = "number of streams; default: ${DEFAULT-VALUE}")
    int streams = 16;

    @Option(names = "--fps", paramLabel = "N", description = "frames per second and stream; default: ${DEFAULT-VALUE}")
    int fps = 30;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "directory for the data, on the disk to measure; default: ${DEFAULT-VALUE}")
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(folder, "vssl-bench");
        try {
            var findings = new Bench(data, streams, fps, seconds).run(System.err::println);
            System.out.println(findings.table());
            return 0;
        } finally {
            remove(data);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(folder)) {
            found = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : found) {
            Files.delete(file);
        }
    }
}
