// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vssl.protocol.Schema;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

@DisplayName("A summary")
class SummaryTest {
    private static final Schema SCHEMA = new Schema("summary.schema.json");
    private static final EpisodePlace PLACE = new EpisodePlace(
            Optional.of("dog"), 0.1, 0.2, 0.3, 0.4, 0.71, 0.25, 0.375, Optional.empty(), 2_000_000_000L);

    static Stream<Summary> every() {
        return Stream.of(
                new Episode(stretch(Verdict.LOCATED), Optional.of(PLACE)),
                new Episode(stretch(Verdict.OFFSCREEN), Optional.empty()),
                new SilenceSession(stretch(Verdict.SILENCE)),
                new SilenceSession(stretch(Verdict.NO_AUDIO)),
                new MinuteStats(
                        Instant.parse("2026-01-02T03:04:00Z"),
                        1,
                        MinuteCount.STREAM
                                .plus(MinuteCount.frame(Verdict.LOCATED, 2))
                                .plus(MinuteCount.EPISODE)));
    }

    private static Stretch stretch(Verdict verdict) {
        return new Stretch(
                "cam-1",
                "run-1",
                verdict,
                31,
                2,
                42,
                80,
                new Times(1_000_000_000L, Optional.of(7L), Optional.empty(), Optional.of("2026-01-02T03:04:05Z")),
                Times.ofRunning(2_000_000_000L),
                -20.5,
                Ending.OVER);
    }

    @ParameterizedTest
    @MethodSource("every")
    void followsItsSchema(Summary summary) throws IOException {
        assertThat(SCHEMA.faults(SummaryJson.bytes(summary))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("every")
    void isNotWhatItsSchemaAsksForWithoutAnyOneOfItsFields(Summary summary) throws IOException {
        assertThat(SCHEMA.notAskedFor(SummaryJson.bytes(summary))).isEmpty();
    }

    @Test
    void coversEveryKind() {
        assertThat(every().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Summary.class.getPermittedSubclasses()));
    }

    @Test
    void isNamedForWhereItStartsSoThatItsNameIsTheSameWheneverItIsMadeAgain() {
        assertThat(every().map(Summary::id))
                .containsExactly(
                        "run-1/located/42/dog",
                        "run-1/offscreen/42",
                        "run-1/silence/42",
                        "run-1/no-audio/42",
                        "2026-01-02T03:04:00Z/1");
        assertThat(every().map(Summary::key))
                .containsExactly("cam-1", "cam-1", "cam-1", "cam-1", "2026-01-02T03:04:00Z");
    }

    @Test
    void spellsAnEpisodeWithTheWordsOfAFrame() {
        String text = new String(SummaryJson.bytes(every().findFirst().orElseThrow()), StandardCharsets.UTF_8);

        assertThat(text)
                .isEqualTo("{\"schema\":\"org.vssl.episode.v1\",\"stream\":\"cam-1\",\"run\":\"run-1\","
                        + "\"verdict\":\"located\",\"start\":{\"running_time_ns\":1000000000,\"stream_time_ns\":7,"
                        + "\"pts_ns\":null,\"utc\":\"2026-01-02T03:04:05Z\"},\"end\":{\"running_time_ns\":2000000000,"
                        + "\"stream_time_ns\":null,\"pts_ns\":null,\"utc\":null},\"duration_ns\":1000000000,"
                        + "\"frames\":31,\"dropped_frames\":2,\"first_seq\":42,\"last_seq\":80,\"loudness\":-20.5,"
                        + "\"ended_by\":\"over\",\"label\":\"dog\",\"box\":{\"x\":0.1,\"y\":0.2,\"width\":0.3,"
                        + "\"height\":0.4},\"peak\":0.71,\"peak_x\":0.25,\"peak_y\":0.375,"
                        + "\"peak_running_time_ns\":2000000000}");
    }

    @Test
    void ofSoundHasAPlaceOnlyWhenLocated() {
        assertThatThrownBy(() -> new Episode(stretch(Verdict.OFFSCREEN), Optional.of(PLACE)))
                .hasMessage("an episode must be located and have a place, or offscreen and have none;"
                        + " this one is 'offscreen' with a place");
        assertThatThrownBy(() -> new SilenceSession(stretch(Verdict.NOISE)))
                .hasMessage("a silence session must be of silence or no-audio, was 'noise'");
    }
}
