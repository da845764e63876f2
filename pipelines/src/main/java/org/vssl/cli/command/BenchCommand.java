// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.vssl.localize.Localizer;
import org.vssl.localize.Settings;
import org.vssl.model.Bundle;
import org.vssl.model.Model;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures the time per analysed frame against a bare ONNX Runtime loop of the same graphs, in one process.")
final class BenchCommand implements Callable<Integer> {
    private static final long FRAME_NANOS = 40_000_000;
    private static final int WARM_UP = 30;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Option(names = "--frames", description = "number of frames to time; default: ${DEFAULT-VALUE}")
    int frames = 200;

    @Option(names = "--width", description = "width of the video in pixels; default: ${DEFAULT-VALUE}")
    int width = 1920;

    @Option(names = "--height", description = "height of the video in pixels; default: ${DEFAULT-VALUE}")
    int height = 1080;

    @Option(
            names = "--publish",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "ADDRESS",
            description =
                    "instead measure the cost of vsslpublish on the streaming thread, publishing to a sidecar's address")
    Optional<String> publish = Optional.empty();

    @Option(
            names = "--reframe",
            description = "instead measure vsslreframe (static, panning, zoomed) against videocrop ! videoscale")
    boolean reframe;

    @Mixin
    Options options = new Options();

    @Override
    public Integer call() {
        if (publish.isPresent()) {
            new PublishBench(frames, width, height, options.element(), publish.get())
                    .print(spec.commandLine().getOut());
            return 0;
        }
        if (reframe) {
            new ReframeBench(spec.commandLine().getOut(), frames).run();
            return 0;
        }
        Bundle bundle = Bundle.open(options.model.orElseGet(Home::defaultBundle));
        PrintWriter out = spec.commandLine().getOut();
        out.println(bundle.id() + ", one thread, median and 99th percentile of " + frames + " frames in ms");
        double[] bare = bare(bundle);
        double[] whole = whole(bundle);
        print(out, "ONNX Runtime alone", bare);
        print(out, "complete analysis of a %dx%d frame".formatted(width, height), whole);
        out.printf(Locale.ROOT, "%-38s %6.2f%n", "overhead", whole[frames / 2] - bare[frames / 2]);
        return 0;
    }

    private double[] bare(Bundle bundle) {
        try (Model model = Model.load(bundle)) {
            var random = new Random(1);
            for (int i = 0; i < model.picture().capacity(); i++) {
                model.picture().put(i, (float) random.nextGaussian());
            }
            for (int i = 0; i < model.sound().capacity(); i++) {
                model.sound().put(i, (float) random.nextGaussian() / 10);
            }
            return times(unused -> model.run());
        }
    }

    private double[] whole(Bundle bundle) {
        try (Localizer localizer = Localizer.open(bundle.folder(), Settings.DEFAULTS)) {
            ByteBuffer rgb = ByteBuffer.allocateDirect(width * height * 3);
            var random = new Random(1);
            for (int i = 0; i < rgb.capacity(); i++) {
                rgb.put(i, (byte) random.nextInt());
            }
            int samples = 1920;
            var sound = new float[samples * 2];
            for (int i = 0; i < sound.length; i++) {
                sound[i] = (float) random.nextGaussian() / 10;
            }
            localizer.soundFormat(48000, 1, 1);
            return times(frame -> {
                localizer.push(sound, samples, frame * FRAME_NANOS);
                localizer.localize(rgb, width, height, width * 3, frame * FRAME_NANOS);
            });
        }
    }

    private interface Frame {
        void run(long number);
    }

    /** Milliseconds of each frame, sorted; the first ones, in which code is still compiled, are left out. */
    private double[] times(Frame frame) {
        var times = new double[frames];
        for (int i = 0; i < frames + WARM_UP; i++) {
            long started = System.nanoTime();
            frame.run(i);
            if (i >= WARM_UP) {
                times[i - WARM_UP] = (System.nanoTime() - started) / 1e6;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private void print(PrintWriter out, String what, double[] times) {
        out.printf(Locale.ROOT, "%-38s %6.2f %6.2f%n", what, times[frames / 2], times[frames * 99 / 100]);
    }
}
