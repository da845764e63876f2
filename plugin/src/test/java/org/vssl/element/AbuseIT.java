// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.PadProbeReturn;
import org.freedesktop.gstreamer.PadProbeType;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.State;
import org.freedesktop.gstreamer.Version;
import org.freedesktop.gstreamer.glib.Natives;
import org.freedesktop.gstreamer.query.LatencyQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An element in the hands of others")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AbuseIT {
    private static final int GAP = 1 << 11;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Gst.init(Version.of(1, 22), "test");
    }

    @Test
    void answersForItsLatencyWhileItStartsAndStops() throws InterruptedException {
        var isOver = new AtomicBoolean();
        var answers = new AtomicInteger();
        try (Pipeline pipeline = (Pipeline) Gst.parseLaunch("videotestsrc ! video/x-raw,width=64,height=64"
                + " ! vssl name=v model=" + Launch.TINY + " ! fakesink")) {
            List<Thread> asking = Stream.generate(() -> new Thread(() -> {
                        var query = new LatencyQuery();
                        while (!isOver.get()) {
                            if (pipeline.query(query)) {
                                answers.incrementAndGet();
                            }
                        }
                    }))
                    .limit(2)
                    .toList();
            asking.forEach(Thread::start);
            for (int cycle = 0; cycle < 12; cycle++) {
                pipeline.play();
                pipeline.getState(10, TimeUnit.SECONDS);
                Thread.sleep(20);
                assertThat(pipeline.setState(State.NULL)).isNotNull();
            }
            isOver.set(true);
            for (Thread thread : asking) {
                thread.join(10_000);
            }

            assertThat(answers.get()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsslheatmap", "vssloverlay", "vsslreframe height=32", "vsslpan"})
    void keepsTheFlagOfAGap(String element) throws Exception {
        boolean isSound = element.equals("vsslpan");
        var flags = new CompletableFuture<Integer>();
        var ended = new CompletableFuture<Boolean>();
        try (Pipeline pipeline = (Pipeline) Gst.parseLaunch((isSound
                        ? "audiotestsrc num-buffers=1 ! audio/x-raw,format=S16LE,channels=1"
                        : "videotestsrc num-buffers=1 ! video/x-raw,format=I420,width=64,height=64")
                + " ! identity name=in ! " + element + " ! fakesink name=out")) {
            Pad in = pipeline.getElementByName("in").getStaticPad("sink");
            Pad out = pipeline.getElementByName("out").getStaticPad("sink");
            in.addProbe(PadProbeType.BUFFER, (pad, info) -> {
                set(Natives.getRawPointer(info.getBuffer()), GAP);
                return PadProbeReturn.OK;
            });
            out.addProbe(PadProbeType.BUFFER, (pad, info) -> {
                flags.complete(flags(Natives.getRawPointer(info.getBuffer())));
                return PadProbeReturn.OK;
            });
            pipeline.getBus().connect((Bus.EOS) source -> ended.complete(true));
            pipeline.play();

            assertThat(flags.get(20, TimeUnit.SECONDS) & GAP).isEqualTo(GAP);
            assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
            pipeline.stop();
        }
    }

    /** GStreamer's audio library crashes with 64. */
    @Test
    void takesNoMoreChannelsThanGStreamer() {
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=5 ! vssl name=v model=" + Launch.TINY + " ! fakesink audiotestsrc"
                        + " num-buffers=5 ! audio/x-raw,format=S16LE,channels=64,channel-mask=(bitmask)0 ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains("could not link");
    }

    /** A hundred bytes where the caps say 3072. */
    @Test
    void letsFramesPassThatCannotBeMapped() {
        Launch run = Launch.of(
                folder,
                "fakesrc num-buffers=5 sizetype=fixed sizemax=100 filltype=zero format=time datarate=3000 !"
                        + " video/x-raw,format=RGB,width=32,height=32,framerate=30/1 ! vssl model=" + Launch.TINY
                        + " ! identity silent=false name=out ! fakesink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.count("chain   *******")).as(run.output()).isEqualTo(5);
        assertThat(run.output())
                .containsOnlyOnce("A video frame cannot be mapped and passes without being analysed: it has 100 bytes,"
                        + " expected 3072 for its caps");
    }

    @Test
    void ignoresAudioOfNoSamples() {
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=5 ! vssl name=v model=" + Launch.TINY + " ! fakesink fakesrc num-buffers=5"
                        + " sizetype=empty format=time ! audio/x-raw,format=S16LE,rate=48000,channels=1,"
                        + "layout=interleaved ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vssl model=TINY", "vsslreframe height=32"})
    void saysThatPicturesMustComeInTime(String element) {
        assertThatTimeIsAskedFor("video/x-raw,format=RGB,width=32,height=32,framerate=30/1,pixel-aspect-ratio=1/1,"
                + "interlace-mode=progressive ! " + element);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsslpan", "v.audio_sink videotestsrc ! vssl name=v model=TINY"})
    void saysThatAudioMustComeInTime(String element) {
        assertThatTimeIsAskedFor("audio/x-raw,format=S16LE,rate=48000,channels=1,layout=interleaved ! " + element);
    }

    private void assertThatTimeIsAskedFor(String element) {
        Launch run = Launch.of(
                folder,
                "fakesrc num-buffers=5 sizetype=fixed sizemax=3072 ! " + element.replace("TINY", Launch.TINY.toString())
                        + " ! fakesink");

        assertThat(run.status()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains("Expected a segment in format time, received one in format bytes");
        assertThat(run.output()).doesNotContain("CRITICAL");
    }

    @Test
    void takesPicturesWithoutAFrameRate() {
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=5 ! video/x-raw,format=RGB,width=32,height=32 ! capssetter replace=true"
                        + " caps=video/x-raw,format=RGB,width=32,height=32 ! vssl model=" + Launch.TINY
                        + " ! identity silent=false name=out ! fakesink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.count("chain   *******")).as(run.output()).isEqualTo(5);
    }

    private static void set(Pointer buffer, int flag) {
        buffer.setInt(flagsAt(), buffer.getInt(flagsAt()) | flag);
    }

    private static int flags(Pointer buffer) {
        return buffer.getInt(flagsAt());
    }

    /** GstMiniObject: its type, two counts, then the flags. */
    private static long flagsAt() {
        return Native.POINTER_SIZE + 2L * Integer.BYTES;
    }
}
