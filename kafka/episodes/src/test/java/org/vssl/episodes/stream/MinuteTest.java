// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vssl.episodes.stream.Camera.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vssl.protocol.Samples;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.Origin;
import org.vssl.protocol.record.RecordJson;
import org.vssl.protocol.record.RecordProto;
import org.vssl.result.Verdict;

@DisplayName("A minute")
class MinuteTest {
    private final Driven driven = new Driven();
    private final Camera camera = new Camera("cam-1", "run-1");
    private final Camera other = new Camera("cam-2", "run-2");

    @AfterEach
    void end() {
        driven.close();
    }

    @Test
    void countsTheFramesOfAllStreams() {
        driven.send(camera.says(1000, Verdict.NOISE));
        driven.send(other.says(1000, Verdict.SILENCE));
        driven.send(other.says(1040, Verdict.SILENCE));
        camera.lets(3);
        driven.send(camera.says(60_000, Verdict.NOISE));
        driven.send(other.says(60_000, Verdict.NOISE));
        driven.wallSeconds(130);

        assertThat(driven.minutes())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "{\"schema\":\"org.vssl.stats.v1\",\"minute\":\"2026-01-02T03:04:00Z\",\"revision\":1,"
                                + "\"streams\":2,\"frames\":3,\"verdicts\":{\"no-audio\":0,\"warming\":0,"
                                + "\"silence\":2,\"located\":0,\"noise\":1,\"offscreen\":0},\"dropped_frames\":0,"
                                + "\"episodes\":0,\"silences\":0,\"unreadable\":0}",
                        "{\"schema\":\"org.vssl.stats.v1\",\"minute\":\"2026-01-02T03:05:00Z\",\"revision\":1,"
                                + "\"streams\":2,\"frames\":2,\"verdicts\":{\"no-audio\":0,\"warming\":0,"
                                + "\"silence\":0,\"located\":0,\"noise\":2,\"offscreen\":0},\"dropped_frames\":3,"
                                + "\"episodes\":0,\"silences\":0,\"unreadable\":0}");
    }

    @Test
    void countsTheEpisodesAndSilencesThatEndedInIt() {
        driven.send(camera.located(59_000, at("dog", 0.1, 0.6)));
        driven.send(other.says(58_500, Verdict.SILENCE));
        driven.send(other.says(59_000, Verdict.SILENCE));
        driven.send(other.says(59_500, Verdict.SILENCE));
        driven.send(camera.says(60_000, Verdict.NOISE));
        driven.send(other.says(60_500, Verdict.NOISE));
        driven.wallSeconds(130);

        JsonNode minute = minute(driven.minutes(), "2026-01-02T03:04:00Z");
        assertThat(minute.get("episodes").asInt()).isEqualTo(1);
        assertThat(minute.get("silences").asInt()).isEqualTo(1);
    }

    @Test
    void isNotToldBeforeItIsOver() {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        driven.wallSeconds(59);
        assertThat(driven.minutes()).isEmpty();

        driven.wallSeconds(11);

        assertThat(driven.minutes())
                .singleElement()
                .extracting(minute -> minute.get("episodes").asInt())
                .isEqualTo(1);
    }

    @Test
    void isToldAgainWhenMoreOfItTurnsUp() {
        driven.send(camera.says(0, Verdict.NOISE));
        driven.wallSeconds(73);
        driven.send(camera.says(40, Verdict.NOISE));
        driven.send(other.says(0, Verdict.NOISE));
        driven.wallSeconds(13);

        List<JsonNode> minutes = driven.minutes();
        assertThat(minutes).extracting(one -> one.get("revision").asInt()).containsExactly(1, 2);
        assertThat(minutes).extracting(one -> one.get("frames").asInt()).containsExactly(1, 3);
        assertThat(minutes).extracting(one -> one.get("streams").asInt()).containsExactly(1, 2);
    }

    /** What waited for a broker has a timestamp of its delivery; a clock that is wrong is not believed. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:10Z, 2026-01-02T03:04:00Z",
        "2026-01-02T03:06:10Z, 2026-01-02T03:05:00Z",
        "1970-01-01T00:00:00Z, 2026-01-02T03:05:00Z",
        "2100-01-01T00:00:00Z, 2026-01-02T03:05:00Z",
        "yesterday, 2026-01-02T03:05:00Z"
    })
    void isThatOfTheElementsClock(String element, String minute) {
        driven.sendLate(camera.says(0, Verdict.NOISE), element, Driven.BEGIN.plusSeconds(70));
        driven.wallSeconds(190);

        assertThat(driven.minutes())
                .singleElement()
                .extracting(one -> one.get("minute").asText())
                .isEqualTo(minute);
    }

    @ParameterizedTest
    @CsvSource({
        "not json, application/json",
        "{}, application/json",
        "{\"schema\":\"org.vssl.localization.v1\"}, application/json",
        "not protobuf, application/x-protobuf",
        "anything, text/plain"
    })
    void countsWhatIsNoFrameAndTheStreamGoesOn(String value, String contentType) {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        driven.send("cam-1", value.getBytes(StandardCharsets.UTF_8), contentType, Driven.BEGIN);
        driven.send(camera.located(40, at("dog", 0.1, 0.6)));
        driven.wallSeconds(130);

        assertThat(driven.episodes())
                .singleElement()
                .extracting(one -> one.get("frames").asInt())
                .isEqualTo(2);
        assertThat(minute(driven.minutes(), "2026-01-02T03:04:00Z")
                        .get("unreadable")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void countsAChangeOfStateAndAForeignKeyAsNoFrame() {
        var state = new EventRecord(new Origin("cam-1", "run-1", 1, 0, 0), Samples.change(1));
        driven.send("cam-1", RecordJson.bytes(state), "application/json", Driven.BEGIN);
        driven.send("cam-1", RecordProto.bytes(state), "application/x-protobuf", Driven.BEGIN);
        driven.send("cam-2", RecordJson.bytes(camera.says(0, Verdict.NOISE)), "application/json", Driven.BEGIN);
        driven.wallSeconds(130);

        assertThat(minute(driven.minutes(), "2026-01-02T03:04:00Z")
                        .get("unreadable")
                        .asInt())
                .isEqualTo(3);
    }

    private static JsonNode minute(List<JsonNode> minutes, String begin) {
        return minutes.stream()
                .filter(one -> one.get("minute").asText().equals(begin))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
