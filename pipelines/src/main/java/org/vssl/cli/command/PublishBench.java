// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import org.vssl.cli.gst.Run;

/**
 * What {@code vsslpublish} costs the streaming thread of a live pipeline, beside an element that does nothing and is
 * timed the same way: what the clocks themselves cost is in both.
 */
final class PublishBench {
    private static final int WARM_UP = 300;
    private static final String DOING_NOTHING = "nothing";
    private static final String PUBLISHER = "publisher";

    private final int frames;
    private final String line;

    /** {@code element} is the {@code vssl} of the pipeline, {@code address} where results go. */
    PublishBench(int frames, int width, int height, String element, String address) {
        this.frames = frames;
        int pictures = frames + WARM_UP;
        line = "videotestsrc is-live=true pattern=ball num-buffers=" + pictures
                + " ! video/x-raw,framerate=30/1,width=" + width + ",height=" + height + " ! v.video_sink " + element
                + " ! identity name=" + DOING_NOTHING + " ! vsslpublish name=" + PUBLISHER
                + (address.isEmpty() ? "" : " address=" + address) + " ! fakesink"
                + " audiotestsrc is-live=true wave=pink-noise ! v.audio_sink";
    }

    void print(PrintWriter out) {
        var nothing = new Stays();
        var publisher = new Stays();
        out.printf(
                Locale.ROOT,
                "live at 30 frames/s: µs of the streaming thread, median and 99th percentile of %d frames%n%-38s %16s %16s%n",
                frames,
                "",
                "as they passed",
                "on the processor");
        try (Run run = Run.of(line)) {
            run.stays(DOING_NOTHING, nothing::take)
                    .stays(PUBLISHER, publisher::take)
                    .play(() -> {});
            nothing.print(out, "an element that does nothing");
            publisher.print(out, "vsslpublish");
            out.printf(
                    Locale.ROOT,
                    "sent %d, acked %d, dropped %d%n",
                    run.counter(PUBLISHER, "sent"),
                    run.counter(PUBLISHER, "acked"),
                    run.counter(PUBLISHER, "dropped"));
        }
    }

    /** Times of one element, without the first ones, in which code is still compiled. */
    private final class Stays {
        private final double[] passed = new double[frames];
        private final double[] onProcessor = new double[frames];
        private int taken = -WARM_UP;

        /** On the streaming thread, before EOS reaches the printing thread. */
        void take(long nanos, long processorNanos) {
            if (taken >= 0) {
                passed[taken] = nanos / 1e3;
                onProcessor[taken] = processorNanos / 1e3;
            }
            taken++;
        }

        void print(PrintWriter out, String what) {
            Arrays.sort(passed);
            Arrays.sort(onProcessor);
            out.printf(
                    Locale.ROOT,
                    "%-38s %8.1f%8.1f %8.1f%8.1f%n",
                    what,
                    passed[frames / 2],
                    passed[frames * 99 / 100],
                    onProcessor[frames / 2],
                    onProcessor[frames * 99 / 100]);
        }
    }
}
