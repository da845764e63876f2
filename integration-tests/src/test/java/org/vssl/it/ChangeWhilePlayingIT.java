// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.freedesktop.gstreamer.Buffer;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Format;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.PadProbeReturn;
import org.freedesktop.gstreamer.PadProbeType;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.Version;
import org.freedesktop.gstreamer.event.SeekFlags;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the tiny bundle {@code split}, which finds green when a square wave sounds: the right quarter of the picture. */
@DisplayName("While they play, vsslreframe and vsslpan")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ChangeWhilePlayingIT {
    private static final String VSSL = "vssl name=v messages=none model="
            + Path.of("../models/src/test/resources/bundles/split")
                    .toAbsolutePath()
                    .normalize();
    private static final String GREEN = "videotestsrc pattern=green ! video/x-raw,format=I420,width=80,height=180,"
            + "framerate=25/1 ! videobox left=-240 fill=red ! " + VSSL;
    private static final String SQUARE = " audiotestsrc wave=square freq=2000 volume=0.5 !"
            + " audio/x-raw,format=F32LE,channels=1,rate=32000 ! v.audio_sink ";
    private static final String QUEUE = " ! queue max-size-time=5000000000 max-size-bytes=0 max-size-buffers=0 ! ";

    /** Brightness of red is 81 and that of green 145. */
    private static final int BETWEEN_RED_AND_GREEN = 113;

    @TempDir
    static Path media;

    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final List<Pad> probed = new ArrayList<>();

    @BeforeAll
    static void makeMedia() {
        Command.clip(media);
        Gst.init(Version.of(1, 22), "test");
    }

    /** The widest crop is the right half, whose left half is red; half as wide it is green all over. */
    @Test
    void comeCloserAndGoBackWhenTheirZoomChanges() throws Exception {
        try (Pipeline pipeline = watched(
                GREEN + " ! vsslreframe name=r width=160 height=180 aspect=8/9 dead-zone=0 ! fakesink" + SQUARE)) {
            var seen = new Awaited<Integer>();
            probe(pipeline, "r", buffer -> seen.see(buffer.get(90 * 160 + 20) & 0xff));
            Element reframe = pipeline.getElementByName("r");
            pipeline.play();
            seen.await(brightness -> brightness < BETWEEN_RED_AND_GREEN);

            reframe.set("zoom", 2.0);
            seen.await(brightness -> brightness > BETWEEN_RED_AND_GREEN);
            reframe.set("zoom", 1.0);
            seen.await(brightness -> brightness < BETWEEN_RED_AND_GREEN);

            assertThat(end).isNotDone();
            pipeline.stop();
        }
    }

    @Test
    void moveTheSoundWhenTheirAmountChanges() throws Exception {
        try (Pipeline pipeline = watched(GREEN + " ! fakesink" + SQUARE + "v.audio_src" + QUEUE
                + "vsslpan name=p time-constant=20 ! fakesink")) {
            var seen = new Awaited<Double>();
            probe(pipeline, "p", buffer -> seen.see(rightMinusLeft(buffer)));
            Element pan = pipeline.getElementByName("p");
            pipeline.play();
            seen.await(difference -> difference > 0.5);

            pan.set("amount", 0.0);
            seen.await(difference -> Math.abs(difference) < 1e-6);
            pan.set("time-constant", 0);
            pan.set("amount", 1.0);
            seen.await(difference -> difference > 0.55);

            assertThat(end).isNotDone();
            pipeline.stop();
        }
    }

    @Test
    void surviveAStormOfFlushingSeeksAndThenPlayToTheEnd() throws Exception {
        var frames = new AtomicInteger();
        var samples = new AtomicInteger();
        try (Pipeline pipeline = watched("uridecodebin uri="
                + media.resolve("clip.mp4").toUri() + " name=in in. ! queue ! videoconvert ! " + VSSL
                + " ! vsslreframe name=r zoom=2 ! fakesink in. ! queue ! audioconvert ! v.audio_sink v.audio_src"
                + QUEUE
                + "audioconvert ! vsslpan name=p ! audio/x-raw,format=F32LE ! fakesink")) {
            probe(pipeline, "r", buffer -> frames.incrementAndGet());
            probe(pipeline, "p", buffer -> samples.addAndGet(buffer.remaining() / 2 / Float.BYTES));
            pipeline.play();
            pipeline.getState(10, TimeUnit.SECONDS);
            var random = new Random(1);
            for (int i = 0; i < 30; i++) {
                pipeline.seekSimple(
                        Format.TIME, EnumSet.of(SeekFlags.FLUSH, SeekFlags.KEY_UNIT), random.nextLong(3_500_000_000L));
                if (i % 5 == 0) {
                    pipeline.getState(10, TimeUnit.SECONDS);
                }
            }
            pipeline.seekSimple(Format.TIME, EnumSet.of(SeekFlags.FLUSH, SeekFlags.ACCURATE), 0);
            frames.set(0);
            samples.set(0);

            assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo("end");
            assertThat(frames.get()).isGreaterThanOrEqualTo(99);
            assertThat(samples.get()).isGreaterThan(180 * 1024);
            pipeline.stop();
        }
    }

    private static double rightMinusLeft(ByteBuffer buffer) {
        FloatBuffer samples = buffer.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        return Math.abs(samples.get(samples.limit() - 1)) - Math.abs(samples.get(samples.limit() - 2));
    }

    private void probe(Pipeline pipeline, String element, Consumer<ByteBuffer> taker) {
        Pad pad = pipeline.getElementByName(element).getStaticPad("src");
        pad.addProbe(PadProbeType.BUFFER, (unused, info) -> {
            Buffer buffer = info.getBuffer();
            ByteBuffer bytes = buffer.map(false);
            try {
                taker.accept(bytes);
            } finally {
                buffer.unmap();
            }
            return PadProbeReturn.OK;
        });
        probed.add(pad);
    }

    private Pipeline watched(String line) {
        var pipeline = (Pipeline) Gst.parseLaunch(line);
        pipeline.getBus().connect((Bus.EOS) source -> end.complete("end"));
        pipeline.getBus().connect((Bus.ERROR) (source, code, message) -> end.complete(message));
        return pipeline;
    }

    /** The newest of many values, which a test waits for. */
    private static final class Awaited<T> {
        private Predicate<T> wanted = value -> false;
        private CompletableFuture<T> found = new CompletableFuture<>();

        synchronized void see(T value) {
            if (wanted.test(value)) {
                found.complete(value);
            }
        }

        void await(Predicate<T> next) throws Exception {
            CompletableFuture<T> future;
            synchronized (this) {
                wanted = next;
                found = new CompletableFuture<>();
                future = found;
            }
            future.get(20, TimeUnit.SECONDS);
        }
    }
}
