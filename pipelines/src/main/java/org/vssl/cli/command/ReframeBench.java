// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;
import org.vssl.reframe.Crop;
import org.vssl.reframe.PathFile;
import org.vssl.reframe.Step;

/**
 * CPU time of {@code vsslreframe} beside that of {@code videocrop ! videoscale} with a crop of the same size that stands
 * still, 1080p to 607 x 1080, in one process.
 */
final class ReframeBench {
    private static final int ROUNDS = 5;

    /** A frame costs so little that the clock of the process, in steps of 10 ms, needs many. */
    private static final int CLOCK = 20;

    private static final long FRAME_NANOS = 33_333_333;
    private static final String SCALED = " ! videoscale ! video/x-raw,width=607,height=1080";
    private static final String CROPPED = "videocrop left=657 right=656" + SCALED;
    private static final String CROPPED_CLOSER = "videocrop left=707 right=707 top=90 bottom=90" + SCALED;
    private static final String OURS = "vsslreframe width=607 height=1080";

    private final PrintWriter out;
    private final int frames;
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    ReframeBench(PrintWriter out, int frames) {
        this.out = out;
        this.frames = frames * CLOCK;
    }

    void run() {
        try {
            Path pan = Files.createTempFile("vssl-bench", ".csv");
            Path closer = Files.createTempFile("vssl-bench", ".csv");
            try {
                Files.writeString(pan, PathFile.text(pan(607 / 1920.0, 1)));
                Files.writeString(closer, PathFile.text(pan(506 / 1920.0, 900 / 1080.0)));
                compare(List.of(
                        "identity", CROPPED, OURS, OURS + " path=" + pan, CROPPED_CLOSER, OURS + " path=" + closer));
            } finally {
                Files.delete(pan);
                Files.delete(closer);
            }
        } catch (IOException e) {
            throw new PipelineException("cannot write a path to follow: " + e, e);
        }
    }

    /** The minimum over several interleaved rounds: other load on the host only ever adds. */
    private void compare(List<String> elements) {
        var least = new double[elements.size()];
        Arrays.fill(least, Double.MAX_VALUE);
        for (int round = 0; round <= ROUNDS; round++) {
            for (int i = 0; i < least.length; i++) {
                double millis = millis(elements.get(i));
                least[i] = round == 0 ? least[i] : Math.min(least[i], millis);
            }
        }
        double nothing = least[0];
        double cropped = least[1] - nothing;
        double closer = least[4] - nothing;
        out.println("CPU time a frame in ms, I420 1920x1080 to 607x1080, least of " + ROUNDS + " rounds of " + frames);
        print("videocrop ! videoscale, 607x1080", cropped, cropped);
        print("vsslreframe, standing still", least[2] - nothing, cropped);
        print("vsslreframe, panning between pixels", least[3] - nothing, cropped);
        print("videocrop ! videoscale, from 506x900", closer, closer);
        print("vsslreframe, panning, from 506x900", least[5] - nothing, closer);
        out.printf(Locale.ROOT, "%-38s %7.3f%n", "the source alone, taken off each", nothing);
    }

    private void print(String what, double millis, double beside) {
        out.printf(Locale.ROOT, "%-38s %7.3f  %5.2f times%n", what, millis, millis / beside);
    }

    private double millis(String element) {
        String line = "videotestsrc num-buffers=1 ! video/x-raw,format=I420,width=1920,height=1080,framerate=30/1"
                + " ! imagefreeze num-buffers=" + frames + " ! " + element + " ! fakesink sync=false";
        try (Run run = Run.of(line)) {
            long before = process.getProcessCpuTime();
            run.play(() -> {});
            return (process.getProcessCpuTime() - before) / 1e6 / frames;
        }
    }

    /** From corner to corner, at one speed: between two steps the element goes straight on. */
    private List<Step> pan(double width, double height) {
        return List.of(
                new Step(0, new Crop(0, 0, width, height), true),
                new Step(frames * FRAME_NANOS, new Crop(1 - width, 1 - height, width, height), false));
    }
}
