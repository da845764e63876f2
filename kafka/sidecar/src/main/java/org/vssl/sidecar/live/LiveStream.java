// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.live;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.Origin;
import org.vssl.protocol.record.RecordJson;
import org.vssl.result.FrameResult;
import org.vssl.result.Payload;
import org.vssl.result.StateChange;
import org.vssl.result.Verdict;

/** One stream as it is now. Any thread; {@link #hear} costs a reference and a cell of the history. */
public final class LiveStream {
    /**
     * A message of an element.
     *
     * @param wallMillis its time, by the element's clock
     */
    public record Heard(String run, long seq, long droppedTotal, long wallMillis, Payload payload) {}

    private final String name;
    private final History history = new History();
    private int connections;
    private long goneAtMillis;
    private long version;
    private long frames;
    private long heardAtMillis;
    private long sinceMillis;
    private @Nullable Verdict verdict;
    private @Nullable Heard latest;
    private @Nullable Heard latestFrame;
    private byte[] message = {};
    private long messageVersion = -1;

    LiveStream(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public synchronized void hear(Heard heard, long nowMillis) {
        long at = isPlausible(heard.wallMillis(), nowMillis) ? heard.wallMillis() : nowMillis;
        if (heard.payload() instanceof FrameResult frame) {
            latestFrame = heard;
            frames++;
            say(frame.verdict(), frame.loudness(), at);
        } else if (heard.payload() instanceof StateChange change) {
            say(change.state(), change.loudness(), at);
        } else {
            throw new AssertionError("nothing shows " + heard.payload().getClass());
        }
        latest = heard;
        heardAtMillis = nowMillis;
        version++;
    }

    private static boolean isPlausible(long wallMillis, long nowMillis) {
        return wallMillis <= nowMillis && wallMillis > nowMillis - History.MILLIS;
    }

    private void say(Verdict said, double loudness, long atMillis) {
        if (said != verdict) {
            verdict = said;
            sinceMillis = atMillis;
        }
        history.hear(atMillis, said, loudness);
    }

    synchronized void connect() {
        connections++;
        version++;
    }

    synchronized void disconnect(long nowMillis) {
        connections--;
        goneAtMillis = nowMillis;
        version++;
    }

    synchronized boolean isConnected() {
        return connections > 0;
    }

    /** When its last element disconnected; meaningless while one is connected. */
    synchronized long goneAtMillis() {
        return goneAtMillis;
    }

    /** Increases with every change. */
    synchronized long version() {
        return version;
    }

    /** Itself and its latest frame, as JSON; made once for each version that somebody asks for. */
    synchronized byte[] message() {
        if (messageVersion != version) {
            message = Json.object(this::write);
            messageVersion = version;
        }
        return message;
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStringField("stream", name);
        json.writeNumberField("connections", connections);
        json.writeNumberField("gone_at", goneAtMillis);
        json.writeNumberField("heard_at", heardAtMillis);
        json.writeNumberField("since", sinceMillis);
        json.writeStringField("verdict", verdict == null ? null : verdict.word());
        json.writeNumberField("frames", frames);
        json.writeNumberField("dropped_total", latest == null ? 0 : latest.droppedTotal());
        json.writeFieldName("record");
        Heard frame = latestFrame;
        if (frame == null) {
            json.writeNull();
        } else {
            var origin = new Origin(name, frame.run(), frame.seq(), frame.droppedTotal(), 0);
            json.writeRawValue(
                    new String(RecordJson.bytes(new EventRecord(origin, frame.payload())), StandardCharsets.UTF_8));
        }
    }

    /** The cell that is being filled; -1 before the first. */
    synchronized long newestCell() {
        return history.isEmpty() ? -1 : history.newest();
    }

    /** The cells from {@code first} on, as JSON: a letter for each verdict and a number for each loudness. */
    synchronized byte[] cells(long first) {
        long from = history.clamp(first);
        return Json.object(json -> {
            json.writeStringField("stream", name);
            json.writeNumberField("first", from);
            var letters = new StringBuilder();
            for (long cell = from; cell <= history.newest(); cell++) {
                Verdict heard = history.verdict(cell);
                letters.append(heard == null ? '.' : letter(heard));
            }
            json.writeStringField("verdicts", letters.toString());
            json.writeArrayFieldStart("loudness");
            for (long cell = from; cell <= history.newest(); cell++) {
                json.writeNumber(history.verdict(cell) == null ? 0 : history.loudness(cell));
            }
            json.writeEndArray();
        });
    }

    private static char letter(Verdict verdict) {
        return switch (verdict) {
            case NO_AUDIO -> 'a';
            case WARMING -> 'w';
            case SILENCE -> 's';
            case LOCATED -> 'l';
            case NOISE -> 'n';
            case OFFSCREEN -> 'o';
        };
    }
}
