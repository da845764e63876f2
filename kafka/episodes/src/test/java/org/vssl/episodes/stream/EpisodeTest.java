// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vssl.episodes.stream.Camera.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vssl.protocol.record.EventRecord;
import org.vssl.result.Bearing;
import org.vssl.result.Verdict;
import org.vssl.topics.ValueFormat;

@DisplayName("An episode")
class EpisodeTest {
    private final Driven driven = new Driven();
    private final Camera camera = new Camera("cam-1", "run-1");

    @AfterEach
    void end() {
        driven.close();
    }

    @Test
    void isOverWhenFramesGoOnWithoutItForLongerThanTheGap() {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        driven.send(camera.located(400, at("dog", 0.1, 0.6)));
        driven.send(camera.says(900, Verdict.NOISE));
        assertThat(driven.episodes()).isEmpty();

        driven.send(camera.says(1200, Verdict.NOISE));

        JsonNode episode = only(driven.episodes());
        assertThat(episode.get("label").asText()).isEqualTo("dog");
        assertThat(episode.at("/start/running_time_ns").asLong()).isZero();
        assertThat(episode.at("/end/running_time_ns").asLong()).isEqualTo(400_000_000);
        assertThat(episode.at("/end/stream_time_ns").asLong()).isEqualTo(400_000_007);
        assertThat(episode.get("frames").asLong()).isEqualTo(2);
        assertThat(episode.get("first_seq").asLong()).isEqualTo(1);
        assertThat(episode.get("last_seq").asLong()).isEqualTo(2);
        assertThat(episode.get("loudness").asDouble()).isEqualTo(-21);
        assertThat(episode.get("ended_by").asText()).isEqualTo("over");
    }

    @Test
    void goesOnThroughAPauseNoLongerThanTheGap() {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        driven.send(camera.says(400, Verdict.SILENCE));
        driven.send(camera.located(750, at("dog", 0.1, 0.6)));
        driven.send(new Camera("cam-1", "run-2").says(0, Verdict.NOISE));

        assertThat(only(driven.episodes()).get("duration_ns").asLong()).isEqualTo(750_000_000);
        assertThat(driven.silences()).isEmpty();
    }

    @Test
    void endsWithAGapWhenFramesAreMissing() {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        driven.send(camera.located(751, at("dog", 0.1, 0.6)));

        assertThat(only(driven.episodes()).get("ended_by").asText()).isEqualTo("gap");
    }

    @Test
    void endsWithAGapWhenTheRunningTimeJumpsBack() {
        driven.send(camera.located(1000, at("dog", 0.1, 0.6)));
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));

        assertThat(only(driven.episodes()).get("ended_by").asText()).isEqualTo("gap");
    }

    @Test
    void endsWithItsRun() {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        driven.send(new Camera("cam-1", "run-2").located(40, at("dog", 0.1, 0.6)));

        JsonNode episode = only(driven.episodes());
        assertThat(episode.get("ended_by").asText()).isEqualTo("run");
        assertThat(episode.get("run").asText()).isEqualTo("run-1");
    }

    @Test
    void endsWhenTheClockOnTheWallSaysThatNothingComesAnyMore() {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        driven.wallSeconds(2);
        driven.send(camera.located(40, at("dog", 0.1, 0.6)));
        driven.wallSeconds(2);
        assertThat(driven.episodes()).isEmpty();

        driven.wallSeconds(1);

        JsonNode episode = only(driven.episodes());
        assertThat(episode.get("ended_by").asText()).isEqualTo("idle");
        assertThat(episode.get("frames").asLong()).isEqualTo(2);
        driven.wallSeconds(10);
        assertThat(driven.episodes()).isEmpty();
    }

    @Test
    void hasTheMeanOfItsBoxesAndThePlaceOfItsStrongestFrame() {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        driven.send(camera.located(40, at("dog", 0.3, 0.9)));
        driven.send(camera.located(80, at("dog", 0.2, 0.5)));
        driven.wallSeconds(3);

        JsonNode episode = only(driven.episodes());
        assertThat(episode.at("/box/x").asDouble()).isCloseTo(0.2, within(1e-9));
        assertThat(episode.at("/box/y").asDouble()).isEqualTo(0.5);
        assertThat(episode.at("/box/width").asDouble()).isEqualTo(0.1);
        assertThat(episode.at("/box/height").asDouble()).isEqualTo(0.2);
        assertThat(episode.get("peak").asDouble()).isEqualTo(0.9);
        assertThat(episode.get("peak_x").asDouble()).isEqualTo(0.35);
        assertThat(episode.get("peak_y").asDouble()).isEqualTo(0.6);
        assertThat(episode.get("peak_running_time_ns").asLong()).isEqualTo(40_000_000);
    }

    @ParameterizedTest
    @EnumSource(ValueFormat.class)
    void saysWhereItsStrongestFrameLayFromTheCamera(ValueFormat format) {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)), format);
        driven.send(camera.located(40, at("dog", 0.3, 0.9).at(new Bearing(-26.5, 4.25))), format);
        driven.wallSeconds(3);

        JsonNode episode = only(driven.episodes());
        assertThat(episode.get("azimuth").asDouble()).isEqualTo(-26.5);
        assertThat(episode.get("elevation").asDouble()).isEqualTo(4.25);
    }

    @Test
    void isOfOneLabelSoThatTwoThingsThatSoundTogetherAreTwo() {
        driven.send(camera.located(0, at("dog", 0.1, 0.8), at("piano", 0.7, 0.6), at("dog", 0.4, 0.5)));
        driven.send(camera.located(40, at("piano", 0.7, 0.6)));
        driven.wallSeconds(3);

        List<JsonNode> episodes = driven.episodes();
        assertThat(episodes).extracting(one -> one.get("label").asText()).containsExactly("dog", "piano");
        assertThat(episodes).extracting(one -> one.get("frames").asInt()).containsExactly(1, 2);
        assertThat(episodes).extracting(one -> one.at("/box/x").asDouble()).containsExactly(0.1, 0.7);
    }

    @Test
    void mayBeOfSoundThatIsNotInThePictureAndThenHasNoPlace() {
        driven.send(camera.says(0, Verdict.OFFSCREEN));
        driven.send(camera.says(40, Verdict.OFFSCREEN));
        driven.wallSeconds(3);

        JsonNode episode = only(driven.episodes());
        assertThat(episode.get("verdict").asText()).isEqualTo("offscreen");
        assertThat(episode.get("box").isNull()).isTrue();
        assertThat(episode.get("peak").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"NOISE", "WARMING"})
    void isNeverOfNoiseNorOfWarming(Verdict verdict) {
        driven.send(camera.says(0, verdict));
        driven.wallSeconds(3);

        assertThat(driven.episodes()).isEmpty();
        assertThat(driven.silences()).isEmpty();
    }

    @Test
    void ofOneStreamKnowsNothingOfAnother() {
        var other = new Camera("cam-2", "run-9");
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        driven.send(other.located(0, at("dog", 0.7, 0.6)));
        driven.send(other.says(800, Verdict.NOISE));
        driven.send(camera.located(700, at("dog", 0.3, 0.6)));

        JsonNode first = only(driven.episodes());
        assertThat(first.get("stream").asText()).isEqualTo("cam-2");
        assertThat(first.at("/box/x").asDouble()).isEqualTo(0.7);

        driven.wallSeconds(3);
        JsonNode second = only(driven.episodes());
        assertThat(second.get("stream").asText()).isEqualTo("cam-1");
        assertThat(second.at("/box/x").asDouble()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void countsTheFramesThatWereLetGoWithinIt() {
        camera.lets(5);
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        camera.lets(7);
        driven.send(camera.located(120, at("dog", 0.1, 0.6)));
        driven.wallSeconds(3);

        assertThat(only(driven.episodes()).get("dropped_frames").asLong()).isEqualTo(2);
    }

    @Test
    void takesAFrameOnceHoweverOftenItComes() {
        EventRecord first = camera.located(0, at("dog", 0.1, 0.6));
        EventRecord second = camera.located(40, at("dog", 0.1, 0.6));
        List.of(first, second, first, second).forEach(driven::send);
        driven.wallSeconds(3);

        assertThat(only(driven.episodes()).get("frames").asLong()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameFromJsonAndFromProtobuf(ValueFormat format) {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)), format);
        driven.send(camera.located(40, at("dog", 0.2, 0.7)), format);
        driven.wallSeconds(3);

        assertThat(only(driven.episodes()))
                .hasToString("{\"schema\":\"org.vssl.episode.v1\",\"stream\":\"cam-1\",\"run\":\"run-1\","
                        + "\"verdict\":\"located\",\"start\":{\"running_time_ns\":0,\"stream_time_ns\":7,"
                        + "\"pts_ns\":null,\"utc\":null},\"end\":{\"running_time_ns\":40000000,"
                        + "\"stream_time_ns\":40000007,\"pts_ns\":null,\"utc\":null},\"duration_ns\":40000000,"
                        + "\"frames\":2,\"dropped_frames\":0,\"first_seq\":1,\"last_seq\":2,\"loudness\":-21.0,"
                        + "\"ended_by\":\"idle\",\"label\":\"dog\",\"box\":{\"x\":0.15,\"y\":0.5,\"width\":0.1,"
                        + "\"height\":0.2},\"peak\":0.7,\"peak_x\":0.25,\"peak_y\":0.6,"
                        + "\"peak_running_time_ns\":40000000}");
    }

    private static JsonNode only(List<JsonNode> records) {
        assertThat(records).hasSize(1);
        return records.get(0);
    }
}
