// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vssl.episodes.stream.Camera.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vssl.result.Verdict;

@DisplayName("A silence session")
class SilenceSessionTest {
    private final Driven driven = new Driven();
    private final Camera camera = new Camera("cam-1", "run-1");

    @AfterEach
    void end() {
        driven.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENCE", "NO_AUDIO"})
    void lastsFromTheFirstFrameInWhichNothingIsHeardToTheLast(Verdict verdict) {
        driven.send(camera.located(0, at("dog", 0.1, 0.6)));
        for (int millis = 40; millis <= 2040; millis += 40) {
            driven.send(camera.says(millis, verdict));
        }
        driven.send(camera.located(2080, at("dog", 0.1, 0.6)));
        driven.send(camera.located(2791, at("dog", 0.1, 0.6)));

        List<JsonNode> sessions = driven.silences();
        assertThat(sessions).hasSize(1);
        assertThat(sessions.get(0).get("verdict").asText()).isEqualTo(verdict.word());
        assertThat(sessions.get(0).at("/start/running_time_ns").asLong()).isEqualTo(40_000_000);
        assertThat(sessions.get(0).at("/end/running_time_ns").asLong()).isEqualTo(2_040_000_000L);
        assertThat(sessions.get(0).get("frames").asInt()).isEqualTo(51);
        assertThat(sessions.get(0).get("ended_by").asText()).isEqualTo("over");
    }

    @Test
    void isNotAPauseOfLessThanASecond() {
        driven.send(camera.says(0, Verdict.SILENCE));
        driven.send(camera.says(500, Verdict.SILENCE));
        driven.send(camera.says(999, Verdict.SILENCE));
        driven.wallSeconds(3);

        assertThat(driven.silences()).isEmpty();
    }

    @Test
    void endsWhenTheStreamFallsStillAltogether() {
        driven.send(camera.says(0, Verdict.SILENCE));
        driven.send(camera.says(500, Verdict.SILENCE));
        driven.send(camera.says(1000, Verdict.SILENCE));
        driven.wallSeconds(3);

        assertThat(driven.silences())
                .singleElement()
                .extracting(session -> session.get("ended_by").asText())
                .isEqualTo("idle");
    }
}
