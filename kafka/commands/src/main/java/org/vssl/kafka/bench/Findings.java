// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The results of a run.
 *
 * @param valueBytes of a record, on average
 * @param perSecond events per second from elements to the consumer, at full speed
 * @param ceiling records per second of Kafka's producer performance tool
 * @param steadyPerSecond the rate at which the latencies were measured
 */
public record Findings(
        Machine machine,
        int seconds,
        int valueBytes,
        double perSecond,
        double ceiling,
        int steadyPerSecond,
        double p50Millis,
        double p99Millis) {
    private static final double TARGET_SHARE = 0.25;
    private static final double TARGET_MILLIS = 50;

    /** Where it was measured. */
    public record Machine(int cores, String java, String system, String disk, double load) {
        static Machine here(Path folder) throws IOException {
            var os = ManagementFactory.getOperatingSystemMXBean();
            return new Machine(
                    os.getAvailableProcessors(),
                    System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                    os.getName() + " " + os.getVersion() + " " + os.getArch(),
                    Files.getFileStore(folder).type(),
                    os.getSystemLoadAverage());
        }
    }

    double share() {
        return perSecond / ceiling;
    }

    /** Lines of a table, with the targets beside what they are about. */
    public String table() {
        return String.join(
                System.lineSeparator(),
                line("host", "%d cores, %s", machine.cores, machine.system),
                line("Java", "%s", machine.java),
                line("spool and broker on", "%s, fsync on every commit of the spool", machine.disk),
                line("load before the run", "%.2f", machine.load),
                line("record", "%d bytes of JSON, %d s per phase", valueBytes, seconds),
                line("ceiling", "%,.0f records/s, kafka-producer-perf-test, acks=all", ceiling),
                line("element to consumer", "%,.0f events/s, spool and transactions", perSecond),
                line(
                        "share of the ceiling",
                        "%.0f %%, target %.0f %% or more: %s",
                        100 * share(),
                        100 * TARGET_SHARE,
                        verdict(share() >= TARGET_SHARE)),
                line("latency at %d/s".formatted(steadyPerSecond), "p50 %.1f ms", p50Millis),
                line(
                        "",
                        "p99 %.1f ms, target %.0f ms or less: %s",
                        p99Millis,
                        TARGET_MILLIS,
                        verdict(p99Millis <= TARGET_MILLIS)));
    }

    private static String verdict(boolean isMet) {
        return isMet ? "met" : "missed";
    }

    private static String line(String name, String text, Object... values) {
        return "%-22s %s"
                .formatted(name, String.format(Locale.ROOT, text, values))
                .stripTrailing();
    }
}
