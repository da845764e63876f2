package org.vssl.cli.command;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.Run;
import org.vssl.reframe.Crop;
import org.vssl.reframe.PathFile;
import org.vssl.reframe.Step;

/** CPU time of {@code vsslreframe} beside that of {@code videocrop ! videoscale}, 1080p to 607 x 1080, in one process. */
final class ReframeBench {
    private static final int ROUNDS = 5;

    /** A frame costs so little that the clock of the process, in steps of 10 ms, needs many. */
    private static final int CLOCK = 20;

    private static final long FRAME_NANOS = 33_333_333;
    private static final String CROPPED =
            "videocrop left=657 right=656 ! videoscale ! video/x-raw,width=607,height=1080";
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
            Path path = Files.createTempFile("vssl-bench", ".csv");
            try {
                Files.writeString(path, PathFile.text(pan()));
                compare(List.of("identity", CROPPED, OURS, OURS + " path=" + path));
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new PipelineException("cannot write a path to follow: " + e, e);
        }
    }

    /** The least of several rounds in turns: what else the machine does only ever adds. */
    private void compare(List<String> elements) {
        var least = new double[elements.size()];
        java.util.Arrays.fill(least, Double.MAX_VALUE);
        for (int round = 0; round <= ROUNDS; round++) {
            for (int i = 0; i < least.length; i++) {
                double millis = millis(elements.get(i));
                least[i] = round == 0 ? least[i] : Math.min(least[i], millis);
            }
        }
        double nothing = least[0];
        double cropped = least[1] - nothing;
        out.println("CPU time a frame in ms, I420 1920x1080 to 607x1080, least of " + ROUNDS + " rounds of " + frames);
        print("videocrop ! videoscale", cropped, cropped);
        print("vsslreframe, standing still", least[2] - nothing, cropped);
        print("vsslreframe, panning between pixels", least[3] - nothing, cropped);
        print("the source alone, taken off each", nothing, cropped);
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

    private List<Step> pan() {
        var steps = new ArrayList<Step>();
        double width = 607 / 1920.0;
        for (int i = 0; i < frames; i++) {
            var crop = new Crop((1 - width) * i / frames, 0, width, 1);
            steps.add(new Step(i * FRAME_NANOS, crop, i == 0));
        }
        return steps;
    }
}
