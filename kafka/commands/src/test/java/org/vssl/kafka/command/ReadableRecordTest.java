// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.protocol.Samples;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.Origin;
import org.vssl.protocol.record.RecordJson;
import org.vssl.protocol.summary.Ending;
import org.vssl.protocol.summary.Episode;
import org.vssl.protocol.summary.EpisodePlace;
import org.vssl.protocol.summary.MinuteCount;
import org.vssl.protocol.summary.MinuteStats;
import org.vssl.protocol.summary.SilenceSession;
import org.vssl.protocol.summary.Stretch;
import org.vssl.protocol.summary.Summary;
import org.vssl.protocol.summary.SummaryJson;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

@DisplayName("For people")
class ReadableRecordTest {
    @Test
    void aChangeOfStateIsALine() {
        var record = new EventRecord(new Origin("cam-1", "run-1", 1, 0, 0), Samples.change(12_480_000_000L));

        assertThat(ReadableRecord.of(new String(RecordJson.bytes(record), StandardCharsets.UTF_8)))
                .isEqualTo("cam-1  0:12.480  silence -> located  -20.0 LUFS  dog 0.71 at 0.25,0.38");
    }

    @Test
    void aSourceIsSeenFromTheCameraWhereTheLensIsKnown() {
        var record = new EventRecord(new Origin("cam-1", "run-1", 1, 0, 0), Samples.aimedChange());

        assertThat(ReadableRecord.of(new String(RecordJson.bytes(record), StandardCharsets.UTF_8)))
                .isEqualTo("cam-1  0:00.000  start -> located  -20.0 LUFS  dog 0.71 at 0.25,0.38 azimuth -26.5"
                        + " elevation 4.3");
    }

    @Test
    void whatIsNoRecordStaysAsItIs() {
        assertThat(ReadableRecord.of("{\"schema\":\"x\"}")).isEqualTo("{\"schema\":\"x\"}");
        assertThat(ReadableRecord.of("none")).isEqualTo("none");
    }

    @Test
    void anEpisodeIsALine() {
        var dog = new EpisodePlace(Optional.of("dog"), 0.1, 0.2, 0.3, 0.4, 0.71, 0.25, 0.375, Optional.empty(), 1);

        assertThat(line(new Episode(stretch(Verdict.LOCATED, Ending.OVER), Optional.of(dog))))
                .isEqualTo("cam-1  0:12.480 - 1:14.980  62.5 s  dog 0.71 at 0.25,0.38  1500 frames");
        assertThat(line(new Episode(stretch(Verdict.OFFSCREEN, Ending.IDLE), Optional.empty())))
                .isEqualTo("cam-1  0:12.480 - 1:14.980  62.5 s  offscreen  1500 frames  (ended by idle)");
    }

    @Test
    void aSilenceIsALine() {
        assertThat(line(new SilenceSession(stretch(Verdict.SILENCE, Ending.RUN))))
                .isEqualTo("cam-1  0:12.480 - 1:14.980  62.5 s  silence  1500 frames  (ended by run)");
    }

    @Test
    void aMinuteIsALine() {
        var minute = Instant.parse("2026-01-02T03:04:00Z");
        var count = MinuteCount.STREAM
                .plus(MinuteCount.frame(Verdict.LOCATED, 0))
                .plus(MinuteCount.frame(Verdict.SILENCE, 0))
                .plus(MinuteCount.EPISODE);

        assertThat(line(new MinuteStats(minute, 1, count)))
                .isEqualTo("2026-01-02T03:04:00Z  1 stream  2 frames: 1 silence, 1 located  1 episode  0 silences");
        assertThat(line(new MinuteStats(
                        minute, 1, MinuteCount.frame(Verdict.NOISE, 3).plus(MinuteCount.UNREADABLE))))
                .isEqualTo("2026-01-02T03:04:00Z  0 streams  1 frame: 1 noise  0 episodes  0 silences  3 dropped"
                        + "  1 unreadable");
    }

    private static Stretch stretch(Verdict verdict, Ending ending) {
        return new Stretch(
                "cam-1",
                "run-1",
                verdict,
                1500,
                0,
                1,
                1500,
                Times.ofRunning(12_480_000_000L),
                Times.ofRunning(74_980_000_000L),
                -20,
                ending);
    }

    private static String line(Summary summary) {
        return ReadableRecord.of(new String(SummaryJson.bytes(summary), StandardCharsets.UTF_8));
    }
}
