// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process of its own; killed with the test, and after 300 s at the latest. */
public final class Child implements AutoCloseable {
    private static final Path LIBRARIES = Path.of("target/cli").toAbsolutePath();

    private final Process process;
    private final Path err;
    private String readyLine = "";

    private Child(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /** Starts a command as the launcher does, with the libraries of this module; as {@link #java} otherwise. */
    public static Child start(Path err, List<String> options, String main, String... arguments) throws IOException {
        return java(LIBRARIES, err, options, main, arguments);
    }

    /**
     * Starts a command as the launcher does.
     *
     * @param libraries a folder of jars
     * @param err is added to
     * @param options JVM options
     */
    public static Child java(Path libraries, Path err, List<String> options, String main, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", libraries + "/*", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.add(main);
        command.addAll(List.of(arguments));
        return program(err, command);
    }

    /** Starts any program; {@code err} is added to. */
    public static Child program(Path err, List<String> command) throws IOException {
        var killed = new ArrayList<>(List.of("timeout", "-s", "KILL", "300"));
        killed.addAll(command);
        Process process = new ProcessBuilder(killed)
                .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()))
                .start();
        return new Child(process, err);
    }

    /** Waits for the first line on standard output. */
    public Child awaitReady() throws IOException {
        readyLine = line();
        return this;
    }

    /** Waits for a line on standard output. */
    public Child awaitLine(Predicate<String> isIt) throws IOException {
        String line;
        do {
            line = line();
        } while (!isIt.test(line));
        return this;
    }

    /** The next line on standard output. */
    public String line() throws IOException {
        String line = reader().readLine();
        if (line == null) {
            throw new AssertionError("ended before it said what was waited for: " + err());
        }
        return line;
    }

    /** What it said when it was ready. */
    public String readyLine() {
        return readyLine;
    }

    /** Memory that it holds now. */
    public long residentMib() throws IOException {
        long pid = process.descendants().findFirst().orElseThrow().pid();
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** What is left on standard output, to its end. */
    public List<String> lines() {
        return reader().lines().toList();
    }

    private BufferedReader reader() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    public int status() throws InterruptedException {
        return process.waitFor();
    }

    public String err() throws IOException {
        return Files.readString(err);
    }

    /** As SIGTERM ends it. */
    public int terminate() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.waitFor(60, TimeUnit.SECONDS);
        return process.exitValue();
    }

    /** As {@code kill -9} ends it: the command, then the guard around it. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
