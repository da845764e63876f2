package org.vssl.episodes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./vssl episodes} in a process of its own, as the launcher starts it; killed with the test at the latest. */
final class Worker implements AutoCloseable {
    private static final Path LIBRARIES = Path.of("target/cli").toAbsolutePath();

    private final Process process;
    private final Path err;

    private Worker(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    static Worker start(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("timeout", "-s", "KILL", "300"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", LIBRARIES + "/*", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("org.vssl.episodes.command.EpisodesCommand");
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile(folder, "worker", ".err");
        return new Worker(
                new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
    }

    /** Waits for the first line on standard output. */
    String awaitReady() throws IOException {
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new AssertionError("ended before it was ready: " + err());
        }
        return line;
    }

    int status() throws InterruptedException {
        return process.waitFor();
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** As SIGTERM ends it. */
    int terminate() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.waitFor(60, TimeUnit.SECONDS);
        return process.exitValue();
    }

    /** As {@code kill -9} ends it: the command, then the guard around it. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
