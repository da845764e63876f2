package org.vssl.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the element {@code vssl} is set up, for every command that runs it. */
final class Options {
    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "folder of a model bundle; default: the built-in one")
    Optional<Path> model = Optional.empty();

    @Option(names = "--threshold", description = "similarity a place must exceed, -1..1; default: the bundle's")
    Optional<Double> threshold = Optional.empty();

    @Option(names = "--silence-threshold", paramLabel = "LUFS", description = "loudness below which it is silence")
    Optional<Double> silence = Optional.empty();

    @Option(
            names = "--synchrony",
            paramLabel = "off|fuse|only",
            description = "what motion in time with the sound may decide; default: off")
    Optional<String> synchrony = Optional.empty();

    /** The element's part of a launch line. */
    String element() {
        var line = new StringBuilder("vssl name=v messages=none");
        model.ifPresent(bundle ->
                line.append(" model=\"").append(bundle.toAbsolutePath()).append('"'));
        threshold.ifPresent(value -> line.append(" threshold=").append(value));
        silence.ifPresent(value -> line.append(" silence-threshold=").append(value));
        synchrony.ifPresent(mode -> line.append(" synchrony=").append(mode));
        return line.toString();
    }
}
