// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.protocol.Samples;
import org.vssl.result.FrameResult;
import org.vssl.result.Heat;
import org.vssl.result.Payload;
import org.vssl.result.RawHeat;

@DisplayName("The feed of a page")
class FeedTest {
    private static final long NOW = 1_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Message(String event, JsonNode data) {}

    private final Streams streams = new Streams(Duration.ofSeconds(10));
    private final Feed feed = new Feed(streams);
    private long seq;

    @Test
    void tellsOnlyTheLatestOfWhatCameSinceTheLastTime() {
        LiveStream stream = streams.connected("cam-1", NOW);
        for (int i = 0; i < 100; i++) {
            hear(stream, Samples.frame(i), NOW + i);
        }

        JsonNode told = only("stream", tell());

        assertThat(told.get("frames").asInt()).isEqualTo(100);
        assertThat(told.get("record").get("running_time_ns").asInt()).isEqualTo(99);
        assertThat(told.get("record").get("schema").asText()).isEqualTo("org.vssl.localization.v1");
        assertThat(told.get("verdict").asText()).isEqualTo("located");
        assertThat(told.get("since").asLong()).isEqualTo(NOW);
        assertThat(told.get("connections").asInt()).isEqualTo(1);
        assertThat(tell()).isEmpty();
    }

    @Test
    void tellsTheWholeHistoryFirstAndThenWhatIsNewOfIt() {
        LiveStream stream = streams.connected("cam-1", NOW);
        hear(stream, Samples.frame(1), NOW - 3 * History.CELL_MILLIS);
        hear(stream, Samples.silentFrame(), NOW);
        JsonNode whole = only("cells", tell());
        hear(stream, Samples.frame(2), NOW + 100);
        List<Message> sameCell = tell();
        hear(stream, Samples.silentFrame(), NOW + History.CELL_MILLIS);
        JsonNode fresh = only("cells", tell());

        assertThat(whole.get("verdicts").asText()).hasSize(History.CELLS).endsWith(".l..s");
        assertThat(whole.get("loudness").get(History.CELLS - 1).asInt()).isEqualTo(-70);
        assertThat(sameCell).extracting(Message::event).containsExactly("stream");
        // the cell that was not full when it was told comes again
        assertThat(fresh.get("verdicts").asText()).isEqualTo("ls");
        assertThat(fresh.get("first").asLong()).isEqualTo(NOW / History.CELL_MILLIS);
    }

    @Test
    void tellsAStateThatNoFrameCameWith() {
        LiveStream stream = streams.connected("cam-1", NOW);
        hear(stream, Samples.frame(1), NOW);
        hear(stream, Samples.firstState(), NOW + 10);

        JsonNode told = only("stream", tell());

        assertThat(told.get("verdict").asText()).isEqualTo("silence");
        assertThat(told.get("since").asLong()).isEqualTo(NOW + 10);
        assertThat(told.get("record").get("verdict").asText()).isEqualTo("located");
    }

    @Test
    void saysThatAStreamIsThereBeforeItTellsAnything() {
        streams.connected("cam-1", NOW);

        JsonNode told = only("stream", tell());

        assertThat(told.get("verdict").isNull()).isTrue();
        assertThat(told.get("record").isNull()).isTrue();
    }

    @Test
    void saysThatAStreamWentAndThatItIsForgotten() {
        LiveStream stream = streams.connected("cam-1", NOW);
        tell();
        streams.disconnected(stream, NOW + 5);
        JsonNode gone = only("stream", tell());
        streams.forget(NOW + 60_000);

        assertThat(gone.get("connections").asInt()).isZero();
        assertThat(gone.get("gone_at").asLong()).isEqualTo(NOW + 5);
        assertThat(only("forget", tell()).get("stream").asText()).isEqualTo("cam-1");
    }

    @Test
    void doesNotBelieveAClockThatIsFarOff() {
        LiveStream stream = streams.connected("cam-1", NOW);
        stream.hear(new LiveStream.Heard("run", 1, 0, 0, Samples.silentFrame()), NOW);

        assertThat(only("stream", tell()).get("since").asLong()).isEqualTo(NOW);
    }

    @Test
    void isBoundedAndComesRoundToEveryStream() {
        FrameResult large = large();
        for (int i = 0; i < 100; i++) {
            hear(streams.connected("cam-" + i, NOW), large, NOW);
        }
        var told = new ArrayList<String>();
        int turns = 0;
        while (told.size() < 100) {
            byte[] turn = feed.next();
            assertThat(turn).hasSizeLessThan(400_000);
            messages(turn).stream()
                    .filter(message -> message.event().equals("stream"))
                    .forEach(message -> told.add(message.data().get("stream").asText()));
            turns++;
        }

        assertThat(turns).isGreaterThan(5);
        assertThat(told).doesNotHaveDuplicates();
    }

    private static FrameResult large() {
        FrameResult small = Samples.frame(1);
        return new FrameResult(
                small.verdict(),
                small.loudness(),
                small.peak(),
                small.threshold(),
                small.sources(),
                small.times(),
                0,
                0,
                1,
                0,
                1,
                small.model(),
                small.provider(),
                Optional.of(new RawHeat(new float[Heat.MAX_SIDE * Heat.MAX_SIDE], Heat.MAX_SIDE, Heat.MAX_SIDE)
                        .quantized()),
                640,
                360);
    }

    private void hear(LiveStream stream, Payload payload, long millis) {
        stream.hear(new LiveStream.Heard("run", ++seq, 0, millis, payload), millis);
    }

    private List<Message> tell() {
        return messages(feed.next());
    }

    private static JsonNode only(String event, List<Message> messages) {
        List<Message> found =
                messages.stream().filter(one -> one.event().equals(event)).toList();
        assertThat(found).hasSize(1);
        return found.get(0).data();
    }

    private static List<Message> messages(byte[] told) {
        var messages = new ArrayList<Message>();
        for (String block : new String(told, StandardCharsets.UTF_8).split("\n\n", -1)) {
            if (!block.isEmpty()) {
                String[] lines = block.split("\n", -1);
                assertThat(lines).hasSize(2);
                messages.add(new Message(lines[0].substring("event: ".length()), json(lines[1])));
            }
        }
        return messages;
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line.substring("data: ".length()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
