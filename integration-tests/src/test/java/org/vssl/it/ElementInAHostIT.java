// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Format;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.PadProbeReturn;
import org.freedesktop.gstreamer.PadProbeType;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.State;
import org.freedesktop.gstreamer.Version;
import org.freedesktop.gstreamer.event.SeekFlags;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The elements in a Java program: they join its JVM. With the default bundle. */
@DisplayName("The elements in a host")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ElementInAHostIT {
    @TempDir
    static Path media;

    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final AtomicInteger frames = new AtomicInteger();

    @BeforeAll
    static void makeMedia() {
        Command.clip(media);
        Gst.init(Version.of(1, 22), "test");
    }

    @Test
    void survivesAStormOfSeeksAndThenPlaysToTheEnd() throws Exception {
        try (Pipeline pipeline = player()) {
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

            assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo("end");
            assertThat(frames.get()).isGreaterThanOrEqualTo(99);
            pipeline.stop();
        }
    }

    @Test
    void stopsInTheMiddleOfAnAnalysisAgainAndAgain() {
        try (Pipeline pipeline = endless()) {
            for (int i = 0; i < 15; i++) {
                pipeline.play();
                pipeline.getState(10, TimeUnit.SECONDS);
                pipeline.setState(i % 2 == 0 ? State.NULL : State.READY);
            }
            pipeline.stop();

            assertThat(end).isNotDone();
            assertThat(frames.get()).isPositive();
        }
    }

    @Test
    void countsWhatItPublishesBesideTheElementThatFoundIt() throws Exception {
        Path lines = media.resolve("lines.jsonl");
        try (Pipeline pipeline =
                watched("videotestsrc num-buffers=50 ! video/x-raw,width=160,height=120 ! vssl name=v !"
                        + " vsslpublish name=p block=true address=" + lines.toUri() + " ! fakesink")) {
            pipeline.play();

            assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo("end");
            Element publisher = pipeline.getElementByName("p");
            assertThat(publisher.get("sent")).isEqualTo(51L);
            assertThat(publisher.get("acked")).isEqualTo(51L);
            assertThat(publisher.get("dropped")).isEqualTo(0L);
            pipeline.stop();
            assertThat(publisher.get("acked")).isEqualTo(51L);
        }
        assertThat(Files.readAllLines(lines)).hasSize(51);
    }

    private Pipeline player() {
        return watched("uridecodebin uri="
                + media.resolve("clip.mp4").toUri()
                + " name=in in. ! queue ! videoconvert ! v.video_sink vssl name=v ! vsslpublish block=true address="
                + media.resolve("played.jsonl").toUri() + " ! fakesink name=out"
                + " in. ! queue ! audioconvert ! v.audio_sink");
    }

    private Pipeline endless() {
        return watched("videotestsrc ! video/x-raw,width=160,height=120 ! vssl name=v ! vsslpublish"
                + " address=unix:/nowhere/s ! fakesink"
                + " audiotestsrc ! v.audio_sink");
    }

    private Pipeline watched(String line) {
        var pipeline = (Pipeline) Gst.parseLaunch(line);
        pipeline.getElementByName("v").getStaticPad("src").addProbe(PadProbeType.BUFFER, (pad, info) -> {
            frames.incrementAndGet();
            return PadProbeReturn.OK;
        });
        pipeline.getBus().connect((Bus.EOS) source -> end.complete("end"));
        pipeline.getBus().connect((Bus.ERROR) (source, code, message) -> end.complete(message));
        return pipeline;
    }
}
