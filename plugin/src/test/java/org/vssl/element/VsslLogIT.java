// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The debug log of the elements")
class VsslLogIT {
    private static final String PICTURE =
            "videotestsrc num-buffers=20 pattern=green ! video/x-raw,width=64,height=48,framerate=25/1";
    private static final String SOUND = " audiotestsrc num-buffers=130 wave=square freq=2000 ! audio/x-raw,rate=32000";
    private static final String VSSL = " ! vssl name=v model=" + Launch.TINY;

    /** Of the log: level, category, object and text. */
    private static final Pattern LINE = Pattern.compile(
            "^[0-9:.]+ +\\d+ +\\S+ (\\w+) +(\\S+) \\S+:\\d+:[^:]*:(?:<([^>]*)>)? (.*)$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    private record Line(String level, String category, String object, String text) {}

    @Test
    void followsAFrameThroughVssl() {
        List<Line> log = log("vssl*:6", PICTURE + VSSL + " ! fakesink" + SOUND + " ! v.audio_sink");

        assertThat(log.stream()
                        .filter(line ->
                                line.category().equals("vssl") && line.level().equals("LOG"))
                        .map(Line::text)
                        .filter(text -> text.contains(" 0:00:00.080000000"))
                        .map(text -> text.replaceAll("\\d+ frames in|[0-9.]+ ms|, peak.*", "…")))
                .containsSubsequence(
                        "enqueued frame of pts 0:00:00.080000000, … the queue",
                        "dequeued frame of pts 0:00:00.080000000, running time 0:00:00.080000000",
                        "frame 0:00:00.080000000 goes on: its audio is there",
                        "analysed frame 0:00:00.080000000 in …: located, 1 sources…",
                        "frame 0:00:00.080000000 carries located, age 0:00:00.000000000",
                        "pushed frame 0:00:00.080000000: ok");
    }

    @Test
    void saysWhyAFrameWaits() {
        List<Line> log =
                log("vssl:6", PICTURE + VSSL + " ! fakesink" + SOUND + " ! identity sleep-time=20000 ! v.audio_sink");

        assertThat(log)
                .anySatisfy(line -> assertThat(line.text())
                        .startsWith(
                                "frame 0:00:00.000000000 waits for audio up to 0:00:00.250000000, there is 0:00:00."));
    }

    @Test
    void saysThatAFrameWasNotAnalysedSinceItWasTooLate() {
        List<Line> log = log(
                "vssl:6",
                PICTURE.replace("num-buffers=20", "num-buffers=40") + VSSL
                        + " ! identity sleep-time=80000 ! fakesink sync=true qos=true" + SOUND + " ! v.audio_sink");

        assertThat(log)
                .anySatisfy(line -> assertThat(line.text())
                        .matches("frame \\S+ not analysed: \\S+ too late for downstream \\(QoS\\)"));
    }

    @Test
    void saysWhatVsslpublishDropped() {
        List<Line> log = log(
                "vsslpublish:6",
                PICTURE + VSSL + " ! vsslpublish name=p queue-size=2 address=unix:" + folder.resolve("none.sock")
                        + " ! fakesink" + SOUND + " ! v.audio_sink");

        assertThat(log)
                .anySatisfy(line -> {
                    assertThat(line.object()).isEqualTo("p");
                    assertThat(line.text()).matches("enqueued frame 0:00:00.080000000, \\d+ in the queue to Java");
                })
                .anySatisfy(line -> assertThat(line.text())
                        .isEqualTo("dropped the oldest of 2 frames that wait to be sent, at running time 0.000 s"))
                .anySatisfy(line -> assertThat(line.text()).startsWith("no sidecar at unix:"));
    }

    @Test
    void holdsTheLinesOfJava() {
        List<Line> log = log("vssl*:5", PICTURE + VSSL + " ! fakesink" + SOUND + " ! v.audio_sink");

        assertThat(log)
                .anySatisfy(line -> {
                    assertThat(line.category()).isEqualTo("vssljvm");
                    assertThat(line.level()).isEqualTo("INFO");
                    assertThat(line.text())
                            .startsWith("started Java " + Runtime.version().feature());
                })
                .anySatisfy(line -> {
                    assertThat(line.category()).isEqualTo("vssl");
                    assertThat(line.level()).isEqualTo("DEBUG");
                    assertThat(line.text()).matches("loaded picture.onnx of split@1 sha256:\\w+, run by 1 thread");
                });
    }

    @Test
    void isEmptyWhenNobodyAsksForIt() {
        assertThat(log("", PICTURE + VSSL + " ! fakesink" + SOUND + " ! v.audio_sink"))
                .isEmpty();
    }

    private List<Line> log(String wanted, String line) {
        Launch run =
                Launch.run(folder, Map.of("GST_DEBUG", wanted, "GST_DEBUG_NO_COLOR", "1"), "gst-launch-1.0 -q " + line);
        assertThat(run.status()).as(run.output()).isZero();
        return LINE.matcher(run.output())
                .results()
                .map(found -> new Line(
                        found.group(1), found.group(2), found.group(3) == null ? "" : found.group(3), found.group(4)))
                .toList();
    }
}
