// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kafka's own producer performance tool, which only sends: an upper bound for this broker on this host. */
record Ceiling(Path folder, String bootstrap, String topic) {
    private static final String TOOL = "org.apache.kafka.tools.ProducerPerformance";
    private static final Pattern RATE = Pattern.compile("([0-9.]+) records/sec");
    private static final long WARM_UP = 100_000;

    /** Records a second with this value, for about so long. */
    double measure(byte[] value, Duration time) throws IOException, InterruptedException {
        Path payload = Files.write(folder.resolve("payload"), value);
        double guess = rate(payload, WARM_UP, 0);
        return rate(payload, Math.round(guess * time.toSeconds()) + WARM_UP, WARM_UP);
    }

    private double rate(Path payload, long records, long warmUp) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(
                "--topic",
                topic,
                "--num-records",
                Long.toString(records),
                "--throughput",
                "-1",
                "--payload-file",
                payload.toString(),
                "--bootstrap-server",
                bootstrap));
        if (warmUp > 0) {
            arguments.addAll(List.of("--warmup-records", Long.toString(warmUp)));
        }
        arguments.addAll(List.of("--command-property", "acks=all", "linger.ms=5", "batch.size=65536"));
        try (Child tool = Child.start(folder, "producer-performance", TOOL, arguments)) {
            List<String> lines = tool.lines();
            Matcher rate = RATE.matcher(lines.get(lines.size() - 1));
            if (!rate.find()) {
                throw new BenchException("the producer performance tool printed " + lines);
            }
            return Double.parseDouble(rate.group(1));
        }
    }
}
