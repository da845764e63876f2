// SPDX-License-Identifier: Apache-2.0
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

/** Options of the element {@code vssl}, for every command that runs it. */
final class Options {
    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "directory of a model bundle; default: the built-in one")
    Optional<Path> model = Optional.empty();

    @Option(names = "--threshold", description = "minimum similarity of a source, -1..1; default: that of the bundle")
    Optional<Double> threshold = Optional.empty();

    @Option(
            names = "--silence-threshold",
            paramLabel = "LUFS",
            description = "loudness below which the verdict is silence")
    Optional<Double> silence = Optional.empty();

    @Option(
            names = "--synchrony",
            paramLabel = "off|fuse|only",
            description = "how motion in sync with the audio is used; default: off")
    Optional<String> synchrony = Optional.empty();

    @Option(
            names = "--hfov",
            paramLabel = "DEGREES",
            description = "horizontal field of view; adds azimuth (to the right) and elevation (up) in degrees to"
                    + " every source")
    Optional<Double> hfov = Optional.empty();

    @Option(
            names = "--projection",
            paramLabel = "rectilinear|equirectangular",
            description = "projection of the lens, used with --hfov; default: ${DEFAULT-VALUE}")
    Projection projection = Projection.RECTILINEAR;

    /** The lens, for square pixels. */
    Optional<Lens> lens() {
        try {
            return hfov.map(degrees -> new Lens(degrees, projection, 1));
        } catch (IllegalArgumentException e) {
            throw new PipelineException(Objects.requireNonNull(e.getMessage()), e);
        }
    }

    /** Settings for a still picture, without smoothing over time. */
    Settings forStill(Duration lookahead) {
        validate();
        if (synchrony.isPresent()) {
            throw new PipelineException("--synchrony requires a video, not a still picture");
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

    /** Checked here, for GLib only warns about values out of range and keeps the previous ones. */
    private void validate() {
        threshold.filter(value -> !(value >= -1 && value <= 1)).ifPresent(value -> {
            throw new PipelineException("--threshold must be -1..1, was " + value);
        });
        silence.filter(value -> !(value >= -120 && value <= 0)).ifPresent(value -> {
            throw new PipelineException("--silence-threshold must be -120..0 LUFS, was " + value);
        });
    }

    /** The element as part of a launch line. */
    String element() {
        validate();
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
