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
        description = "Measures events a second and latency from elements to a consumer, beside Kafka's own producer"
                + " performance tool with the same records.",
        footer = {
            "",
            "Starts a broker and a sidecar of its own, and removes what they wrote. Times are worth something only on a"
                    + " machine that does nothing else."
        })
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--seconds", paramLabel = "N", description = "of each phase; default: ${DEFAULT-VALUE}")
    int seconds = 25;

    @Option(names = "--streams", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    int streams = 16;

    @Option(names = "--fps", paramLabel = "N", description = "frames a second of each; default: ${DEFAULT-VALUE}")
    int fps = 30;

    @Option(names = "--folder", paramLabel = "DIR", description = "on whose disk to measure; default: ${DEFAULT-VALUE}")
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
