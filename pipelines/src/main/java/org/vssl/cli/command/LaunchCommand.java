// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;
import org.vssl.cli.line.ReadyLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "launch",
        description = "Runs a ready line: a pipeline from pipelines/lines, or one of your own.",
        footer = {
            "",
            "IN is a media file, checked before the line runs. OUT is a file that appears",
            "under its own name only once it is complete. LINE --help describes a line and",
            "its variables. A pipeline description, as in",
            "./vssl launch 'videotestsrc ! autovideosink', is passed to gst-launch-1.0.",
            "Exit status: 0 success, 1 failure, 2 usage error."
        })
final class LaunchCommand implements Callable<Integer> {
    private static final String ENDING = ".launch";
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LINE",
            description = "name of a ready line, or a file with one")
    Optional<String> line = Optional.empty();

    @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "values of its variables")
    Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--list", description = "list the ready lines")
    boolean list;

    @Option(
            names = {"-h", "--help"},
            description = "describe the line; without a line, show this help")
    boolean help;

    @Option(
            names = {"-m", "--messages"},
            description = "print bus messages on standard output, like gst-launch-1.0")
    boolean messages;

    @Mixin
    Overwriting overwriting = new Overwriting();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            all().forEach(ready -> out.printf("%-22s %s%n", ready.name(), ready.summary()));
        } else if (line.isEmpty() && help) {
            spec.commandLine().usage(out);
        } else if (line.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "missing line; --list shows the ready lines");
        } else if (help) {
            out.println(ready(file(line.get())).help());
        } else {
            launch(ready(file(line.get())));
        }
        out.flush();
        return 0;
    }

    private static List<ReadyLine> all() {
        Path folder = Home.lines();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(LaunchCommand::ready)
                    .toList();
        } catch (IOException e) {
            throw new PipelineException("cannot read " + folder + ": " + e, e);
        }
    }

    private Path file(String asked) {
        Path known = Home.lines().resolve(asked + ENDING);
        Path file = Files.exists(known) ? known : Path.of(asked);
        if (!Files.isRegularFile(file)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "no ready line " + asked + "; --list shows the ready lines");
        }
        return file;
    }

    private static ReadyLine ready(Path file) {
        try {
            String name = file.getFileName().toString();
            return ReadyLine.of(
                    name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name,
                    Files.readAllLines(file));
        } catch (IOException e) {
            throw new PipelineException("cannot read " + file + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw new PipelineException(String.valueOf(e.getMessage()), e);
        }
    }

    private void launch(ReadyLine ready) {
        try {
            ready.check(values);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    e.getMessage() + "; ./vssl launch " + ready.name() + " --help shows its variables",
                    e);
        }
        if (ready.has("OUT")) {
            Target.requireWritable(
                    Path.of(values.getOrDefault("IN", "")),
                    Path.of(values.getOrDefault("OUT", "")),
                    overwriting.force,
                    ready.endings("OUT"));
        }
        Optional<Media> in = in(ready);
        in.ifPresent(media -> values.put("IN", Lines.quoted(media.uri())));
        boolean hasSound = in.map(Media::hasAudio).orElse(true);
        var progress = new Progress(
                spec.commandLine().getErr(),
                ready.name(),
                in.map(Media::durationNanos).orElse(0L));
        if (ready.has("OUT")) {
            var out = new WholeFile(
                    Path.of(values.getOrDefault("OUT", "")), spec.commandLine().getErr());
            out.write(
                    part -> {
                        values.put("OUT", Lines.quoted(part));
                        return run(ready, hasSound);
                    },
                    progress);
        } else {
            try (Run run = run(ready, hasSound);
                    var end = new Interruption()) {
                end.finishes(run);
                run.play(() -> progress.at(run.position()));
                progress.done("%s finished".formatted(ready.name()), run.reached());
            }
        }
    }

    private Optional<Media> in(ReadyLine ready) {
        if (!ready.has("IN")) {
            return Optional.empty();
        }
        return Optional.of(Media.video(Path.of(values.getOrDefault("IN", "")), "a video file"));
    }

    /** A line without IN is live: it waits for its sources indefinitely. */
    private Run run(ReadyLine ready, boolean hasSound) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Run run = Run.of(ready.filled(values, hasSound))
                .warnings(warning -> err.println("vssl: warning: " + warning))
                .patience(ready.has("IN") ? Run.PATIENCE : FOREVER);
        return messages ? run.messages(out::println) : run;
    }
}
