// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Format;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.PadProbeReturn;
import org.freedesktop.gstreamer.PadProbeType;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.State;
import org.freedesktop.gstreamer.Version;
import org.freedesktop.gstreamer.event.EOSEvent;
import org.freedesktop.gstreamer.event.SeekEvent;
import org.freedesktop.gstreamer.event.SeekFlags;
import org.freedesktop.gstreamer.event.SeekType;
import org.freedesktop.gstreamer.query.LatencyQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With the tiny bundle {@code split}. The sound goes nowhere: {@code audio_src} is not linked. */
@DisplayName("The element vssl in a program")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class VsslHostedIT {
    private static final String GREEN = "videotestsrc name=picture pattern=green ! video/x-raw,framerate=25/1 !";
    private static final String ELEMENT = " vssl name=v model=" + Launch.TINY + " ";
    private static final String SOUND = " audiotestsrc name=sound wave=square freq=2000 !"
            + " audio/x-raw,format=S16LE,channels=1,rate=32000 ! v.audio_sink";
    private static final long SECOND = 1_000_000_000;

    private final LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final List<Pad> probed = new ArrayList<>();

    @BeforeAll
    static void start() {
        Gst.init(Version.of(1, 22), "test");
    }

    @Test
    void hearsAgainAfterTheEndAndASeek() throws Exception {
        var buffers = new AtomicInteger();
        try (Pipeline pipeline = watched(GREEN + ELEMENT + "! fakesink" + SOUND)) {
            probe(pipeline, "audio_sink", buffers::incrementAndGet);
            pipeline.pause();
            pipeline.getState(10, TimeUnit.SECONDS);
            seekToTheFirstSecond(pipeline);
            pipeline.play();
            assertThat(ends.poll(20, TimeUnit.SECONDS)).isEqualTo("end");

            buffers.set(0);
            seekToTheFirstSecond(pipeline);

            assertThat(ends.poll(20, TimeUnit.SECONDS)).isEqualTo("end");
            assertThat(buffers).hasValueGreaterThan(30);
            pipeline.stop();
        }
    }

    /** Before a sink that does not see the end, for a sink does not begin again. */
    @Test
    void takesAStreamThatBeginsAfterTheEndOfAnother() throws Exception {
        var ended = new CompletableFuture<Boolean>();
        var again = new CompletableFuture<Boolean>();
        var count = new AtomicInteger();
        try (Pipeline pipeline = watched("videotestsrc name=picture num-buffers=10 ! video/x-raw,framerate=25/1 !"
                + ELEMENT + "! fakesink name=out")) {
            probe(pipeline, "src", () -> {
                if (count.incrementAndGet() == 20) {
                    again.complete(true);
                }
            });
            Pad out = pipeline.getElementByName("out").getStaticPad("sink");
            out.addProbe(PadProbeType.EVENT_DOWNSTREAM, (unused, info) -> {
                boolean isEnd = info.getEvent() instanceof EOSEvent;
                return isEnd && ended.complete(true) ? PadProbeReturn.DROP : PadProbeReturn.OK;
            });
            probed.add(out);
            pipeline.play();
            assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(count).hasValue(10);

            pipeline.getElementByName("picture").setState(State.READY);
            pipeline.getElementByName("picture").setState(State.PLAYING);

            assertThat(again.get(20, TimeUnit.SECONDS)).isTrue();
            pipeline.stop();
        }
    }

    /** Before a slow sink: 4 in the queue, one in work, one at the door. */
    @Test
    void holdsFewFramesWithoutTimeStamps() throws Exception {
        var held = new AtomicInteger();
        var most = new AtomicInteger();
        try (Pipeline pipeline =
                watched("fakesrc num-buffers=40 sizetype=fixed sizemax=3072 filltype=zero format=time !"
                        + " video/x-raw,format=RGB,width=32,height=32,framerate=30/1 !" + ELEMENT
                        + "! identity sleep-time=10000 ! fakesink")) {
            probe(pipeline, "video_sink", () -> most.accumulateAndGet(held.incrementAndGet(), Math::max));
            probe(pipeline, "src", held::decrementAndGet);
            pipeline.play();

            assertThat(ends.poll(20, TimeUnit.SECONDS)).isEqualTo("end");
            assertThat(held).hasValue(0);
            assertThat(most.get()).isBetween(4, 7);
            pipeline.stop();
        }
    }

    /** Nine seconds of sound are 282 buffers; the sound source would give them in a moment. */
    @Test
    void keepsSoundToThePictureHoweverLongItIsPaused() {
        var far = new CompletableFuture<Boolean>();
        var count = new AtomicInteger();
        try (Pipeline pipeline = watched(GREEN + ELEMENT + "audio-timeout=50 ! fakesink" + SOUND)) {
            probe(pipeline, "audio_sink", () -> {
                if (count.incrementAndGet() == 282) {
                    far.complete(true);
                }
            });
            pipeline.pause();
            pipeline.getState(10, TimeUnit.SECONDS);

            assertThatThrownBy(() -> far.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(count).hasValueGreaterThan(230);
            pipeline.stop();
        }
    }

    /** 30 ms for the sound to come through, where frames wait for their result. */
    @Test
    void reportsWhatALiveFrameMayWait() {
        assertThat(latency("sync") - latency("async")).isEqualTo(30_000_000);
    }

    private long latency(String mode) {
        try (Pipeline pipeline = watched("videotestsrc is-live=true ! video/x-raw,framerate=25/1 !" + ELEMENT + "mode="
                + mode + " ! fakesink sync=true")) {
            pipeline.play();
            pipeline.getState(10, TimeUnit.SECONDS);
            var query = new LatencyQuery();
            assertThat(pipeline.query(query)).isTrue();
            long latency = query.getMinimumLatency();
            pipeline.stop();
            return latency;
        }
    }

    private static void seekToTheFirstSecond(Pipeline pipeline) {
        for (String source : List.of("sound", "picture")) {
            assertThat(pipeline.getElementByName(source)
                            .sendEvent(new SeekEvent(
                                    1,
                                    Format.TIME,
                                    EnumSet.of(SeekFlags.FLUSH),
                                    SeekType.SET,
                                    0,
                                    SeekType.SET,
                                    SECOND)))
                    .isTrue();
        }
    }

    private void probe(Pipeline pipeline, String name, Runnable taker) {
        Pad pad = pipeline.getElementByName("v").getStaticPad(name);
        pad.addProbe(PadProbeType.BUFFER, (unused, info) -> {
            taker.run();
            return PadProbeReturn.OK;
        });
        probed.add(pad);
    }

    private Pipeline watched(String line) {
        var pipeline = (Pipeline) Gst.parseLaunch(line);
        pipeline.getBus().connect((Bus.EOS) source -> ends.add("end"));
        pipeline.getBus().connect((Bus.ERROR) (source, code, message) -> ends.add(message));
        return pipeline;
    }
}
