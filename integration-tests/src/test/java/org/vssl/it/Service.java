package org.vssl.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./vssl broker} or {@code ./vssl sidecar} while a test runs; killed after 120 s at the latest. */
final class Service implements AutoCloseable {
    private final Process process;

    private Service(Process process) {
        this.process = process;
    }

    /** Starts it and waits until it says that it is ready. */
    static Service start(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                "timeout",
                "-s",
                "KILL",
                "120",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Command.inRepository("kafka/commands/target/cli") + "/*",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "org.vssl.kafka.command.VsslKafka"));
        command.addAll(List.of(arguments));
        Path err = folder.resolve(arguments[0] + ".err");
        var service = new Service(
                new ProcessBuilder(command).redirectError(err.toFile()).start());
        BufferedReader out = service.process.inputReader(StandardCharsets.UTF_8);
        if (out.readLine() == null) {
            throw new AssertionError("ended before it was ready: " + Files.readString(err));
        }
        return service;
    }

    /** As SIGTERM ends it. */
    void terminate() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.waitFor();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
