// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.vssl.reframe.Behaviour;
import org.vssl.reframe.Controls;
import picocli.CommandLine.Option;

/** The planner's controls, as the element {@code vsslreframe} has them. */
final class PlanOptions {
    @Option(
            names = "--behaviour",
            paramLabel = "auto|steady|track|cut",
            description = "how the crop moves to a new source; default: auto")
    Optional<String> behaviour = Optional.empty();

    @Option(names = "--zoom", description = "zoom while a source is shown, 1..8; default: ${DEFAULT-VALUE}")
    double zoom = Controls.DEFAULTS.zoom();

    @Option(
            names = "--dead-zone",
            description =
                    "distance from the centre below which the crop does not follow a source, in crop sides; default: ${DEFAULT-VALUE}")
    double deadZone = Controls.DEFAULTS.deadZone();

    @Option(
            names = "--max-speed",
            description = "maximum speed of a pan, in picture sides per second; default: ${DEFAULT-VALUE}")
    double speed = Controls.DEFAULTS.maxSpeed();

    @Option(
            names = "--max-acceleration",
            description =
                    "maximum acceleration of a pan, in picture sides per second squared; default: ${DEFAULT-VALUE}")
    double acceleration = Controls.DEFAULTS.maxAcceleration();

    @Option(
            names = "--hold",
            paramLabel = "MS",
            description = "how long to hold the crop after the last source; default: ${DEFAULT-VALUE}")
    long hold = Controls.DEFAULTS.hold().toMillis();

    @Option(
            names = "--switch-dwell",
            paramLabel = "MS",
            description =
                    "how long another source must be stronger before the crop switches to it; default: ${DEFAULT-VALUE}")
    long dwell = Controls.DEFAULTS.switchDwell().toMillis();

    Controls controls() {
        return new Controls(
                behaviour
                        .map(name -> Behaviour.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(Controls.DEFAULTS.behaviour()),
                zoom,
                deadZone,
                speed,
                acceleration,
                Duration.ofMillis(hold),
                Duration.ofMillis(dwell),
                Controls.DEFAULTS.switchMargin(),
                Controls.DEFAULTS.jumpBeyond(),
                Controls.DEFAULTS.cutThreshold());
    }
}
