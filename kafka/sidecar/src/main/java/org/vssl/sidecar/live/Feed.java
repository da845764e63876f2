// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What one page was sent, and what to send it next: server-sent events. Not thread-safe.
 *
 * <p>Only the latest state of each stream is sent, so a slow page skips intermediate ones and nothing is queued for it;
 * history it missed is sent later.
 */
public final class Feed {
    private static final int MOST_BYTES = 256 * 1024;

    private record Sent(LiveStream stream, long version, long newestCell) {}

    private final Streams streams;
    private final Map<String, Sent> sent = new HashMap<>();
    private int next;

    public Feed(Streams streams) {
        this.streams = streams;
    }

    /** What is new since the last time, or as much of it as fits; the rest comes first the next time. */
    public byte[] next() {
        List<LiveStream> all = streams.all();
        var out = new ByteArrayOutputStream();
        forget(all, out);
        int start = next;
        for (int i = 0; i < all.size() && out.size() < MOST_BYTES; i++) {
            int at = (start + i) % all.size();
            tell(all.get(at), out);
            next = at + 1;
        }
        return out.toByteArray();
    }

    private void tell(LiveStream stream, ByteArrayOutputStream out) {
        Sent before = sent.get(stream.name());
        if (before != null && before.stream() != stream) {
            // forgotten and there again
            before = null;
        }
        long version = stream.version();
        if (before != null && before.version() == version) {
            return;
        }
        long newest = stream.newestCell();
        if (newest >= 0 && (before == null || before.newestCell() != newest)) {
            // the last cell sent was not full yet
            event("cells", stream.cells(before == null ? 0 : Math.max(0, before.newestCell())), out);
        }
        event("stream", stream.message(), out);
        sent.put(stream.name(), new Sent(stream, version, newest));
    }

    private void forget(List<LiveStream> all, ByteArrayOutputStream out) {
        if (sent.size() <= all.size()) {
            return;
        }
        var present = new HashSet<String>();
        all.forEach(stream -> present.add(stream.name()));
        sent.keySet().removeIf(name -> {
            boolean isGone = !present.contains(name);
            if (isGone) {
                event("forget", Json.object(json -> json.writeStringField("stream", name)), out);
            }
            return isGone;
        });
    }

    private static void event(String name, byte[] json, ByteArrayOutputStream out) {
        out.writeBytes(("event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(json);
        out.writeBytes(new byte[] {'\n', '\n'});
    }
}
