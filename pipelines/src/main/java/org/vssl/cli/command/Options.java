package org.vssl.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.vssl.cli.gst.PipelineException;
import org.vssl.localize.Lens;
import org.vssl.localize.Projection;
import org.vssl.localize.Settings;
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

    @Option(
            names = "--hfov",
            paramLabel = "DEGREES",
            description = "angle between the picture's left and right edge; gives every source azimuth and elevation in"
                    + " degrees, to the right and up")
    Optional<Double> hfov = Optional.empty();

    @Option(
            names = "--projection",
            paramLabel = "rectilinear|equirectangular",
            description = "how directions become places of the picture, for --hfov; default: ${DEFAULT-VALUE}")
    Projection projection = Projection.RECTILINEAR;

    /** Through which square pixels are seen. */
    Optional<Lens> lens() {
        try {
            return hfov.map(degrees -> new Lens(degrees, projection, 1));
        } catch (IllegalArgumentException e) {
            throw new PipelineException(Objects.requireNonNull(e.getMessage()), e);
        }
    }

    /** What decides about a picture that does not move: every frame is judged alone. */
    Settings forStill(Duration lookahead) {
        refuseWhatCannotBe();
        if (synchrony.isPresent()) {
            throw new PipelineException("a picture does not move; needed for --synchrony is a video");
        }
        Optional<Lens> lens = lens();
        return new Settings(
                threshold.map(Double::floatValue).orElse(Settings.DEFAULTS.threshold()),
                silence.map(Double::floatValue).orElse(Settings.DEFAULTS.silenceThreshold()),
                lookahead,
                Settings.DEFAULTS.maxSources(),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Settings.DEFAULTS.synchrony(),
                lens.map(Lens::hfov).orElse(Settings.DEFAULTS.hfov()),
                projection,
                Settings.DEFAULTS.pixelAspect());
    }

    /** Asked here, for GLib only warns of it and goes on with what was before. */
    private void refuseWhatCannotBe() {
        threshold.filter(value -> !(value >= -1 && value <= 1)).ifPresent(value -> {
            throw new PipelineException("--threshold must be -1..1, was " + value);
        });
        silence.filter(value -> !(value >= -120 && value <= 0)).ifPresent(value -> {
            throw new PipelineException("--silence-threshold must be -120..0 LUFS, was " + value);
        });
    }

    /** The element's part of a launch line. */
    String element() {
        refuseWhatCannotBe();
        var line = new StringBuilder("vssl name=v messages=none");
        model.ifPresent(bundle -> line.append(" model=").append(Lines.quoted(bundle)));
        threshold.ifPresent(value -> line.append(" threshold=").append(value));
        silence.ifPresent(value -> line.append(" silence-threshold=").append(value));
        synchrony.ifPresent(mode -> line.append(" synchrony=").append(mode));
        lens().ifPresent(known -> line.append(" hfov=")
                .append(known.hfov())
                .append(" projection=")
                .append(known.projection()));
        return line.toString();
    }
}
