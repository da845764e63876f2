// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class of this class path in its own process; killed at {@link #close}, and with this process. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Path err;
    private final Thread guard;

    private Child(Process process, Path err) {
        this.process = process;
        this.err = err;
        out = process.inputReader(StandardCharsets.UTF_8);
        guard = new Thread(process::destroyForcibly, "vssl-bench-guard");
        Runtime.getRuntime().addShutdownHook(guard);
    }

    /** Starts it as the launcher would, with standard error in a file of {@code folder}. */
    static Child start(Path folder, String name, String main, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                main));
        command.addAll(arguments);
        Path err = folder.resolve(name + ".err");
        return new Child(new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
    }

    /** Waits for its first line on standard output. */
    void awaitReady() throws IOException {
        if (out.readLine() == null) {
            throw failure("it ended before it was ready");
        }
    }

    /** Everything that it prints until it ends by itself. */
    List<String> lines() throws IOException, InterruptedException {
        List<String> lines = out.lines().toList();
        int status = process.waitFor();
        if (status != 0) {
            throw failure("it ended with status " + status);
        }
        return lines;
    }

    private BenchException failure(String what) throws IOException {
        return new BenchException("%s: %s".formatted(what, Files.readString(err)));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(guard);
    }
}
