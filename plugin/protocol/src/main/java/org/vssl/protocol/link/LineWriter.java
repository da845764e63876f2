// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.Origin;
import org.vssl.protocol.record.RecordJson;
import org.vssl.protocol.record.RecordProto;
import org.vssl.protocol.wire.Event;

/**
 * Writes the events of an outbox as JSON lines, each in a single write, so that several writers can share a file. Written
 * events count as acknowledged. Runs on a thread of its own and ends after a write error.
 */
final class LineWriter implements Runnable {
    private static final int IDLE_MILLIS = 500;

    private final LinkAddress.Lines address;
    private final OutputStream out;
    private final String stream;
    private final String run;
    private final Outbox outbox;
    private final Consumer<String> warnings;

    private LineWriter(
            LinkAddress.Lines address,
            OutputStream out,
            String stream,
            String run,
            Outbox outbox,
            Consumer<String> warnings) {
        this.address = address;
        this.out = out;
        this.stream = stream;
        this.run = run;
        this.outbox = outbox;
        this.warnings = warnings;
    }

    /** Opens the file for appending. */
    static LineWriter open(
            LinkAddress.Lines address, String stream, String run, Outbox outbox, Consumer<String> warnings) {
        try {
            OutputStream out = address.file().isPresent()
                    ? appending(address.file().get())
                    : new FileOutputStream(FileDescriptor.out);
            return new LineWriter(address, out, stream, run, outbox, warnings);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write lines to " + e.getMessage(), e);
        }
    }

    private static OutputStream appending(Path file) throws IOException {
        return new FileOutputStream(file.toFile(), true);
    }

    @Override
    public void run() {
        try {
            while (!outbox.isDrained() && !Thread.interrupted()) {
                Event event = outbox.next(Framing.WINDOW, IDLE_MILLIS);
                if (event != null) {
                    out.write(line(event));
                    outbox.acknowledge(event.getSeq());
                }
            }
        } catch (IOException e) {
            warnings.accept("cannot write lines to %s: %s; writing stopped".formatted(address, e.getMessage()));
            outbox.markUnreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private byte[] line(Event event) {
        var origin = new Origin(stream, run, event.getSeq(), event.getDroppedTotal(), 0);
        var line = new ByteArrayOutputStream(1024);
        line.writeBytes(RecordJson.bytes(new EventRecord(origin, RecordProto.payload(event))));
        line.write('\n');
        return line.toByteArray();
    }

    /** Standard output belongs to the process and stays open. */
    private void close() {
        if (address.file().isEmpty()) {
            return;
        }
        try {
            out.close();
        } catch (IOException e) {
            warnings.accept("cannot close %s: %s".formatted(address, e.getMessage()));
        }
    }
}
