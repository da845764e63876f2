package org.vssl.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A process that runs beside the test; killed with it, and after 300 s at the latest. */
final class Service implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Path err;

    private Service(Process process, Path err) {
        this.process = process;
        this.err = err;
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A command about Kafka, as the launcher starts it. */
    static Service kafka(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Command.inRepository("kafka/commands/target/cli") + "/*",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "org.vssl.kafka.command.VsslKafka"));
        command.addAll(List.of(arguments));
        return start(folder, arguments[0], command);
    }

    /** A launch line whose messages are on standard output. */
    static Service launch(Path folder, String line) throws IOException {
        var command = new ArrayList<>(List.of("gst-launch-1.0", "-m"));
        command.addAll(List.of(line.split(" +", -1)));
        return start(Files.createTempDirectory(folder, "launch"), "launch", command);
    }

    private static Service start(Path folder, String name, List<String> command) throws IOException {
        var killed = new ArrayList<>(List.of("timeout", "-s", "KILL", "300"));
        killed.addAll(command);
        Path err = folder.resolve(name + ".err");
        return new Service(
                new ProcessBuilder(killed)
                        .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()))
                        .start(),
                err);
    }

    /** Waits for a line on standard output. */
    Service awaitLine(Predicate<String> isIt) throws IOException {
        String line;
        do {
            line = line();
        } while (!isIt.test(line));
        return this;
    }

    /** Waits until it says anything, which is that it is ready. */
    Service awaitReady() throws IOException {
        return awaitLine(line -> true);
    }

    /** The next line on standard output. */
    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("ended before it said what was waited for: " + err());
        }
        return line;
    }

    /** What is left on standard output, to its end. */
    List<String> lines() {
        return out.lines().toList();
    }

    int status() throws InterruptedException {
        return process.waitFor();
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** As SIGTERM ends it. */
    void terminate() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.waitFor();
    }

    /** As {@code kill -9} ends it: the command, then the guard around it. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
