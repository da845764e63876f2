// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.forward;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.Origin;
import org.vssl.protocol.record.RecordJson;
import org.vssl.protocol.record.RecordProto;
import org.vssl.protocol.wire.Event;
import org.vssl.result.Payload;
import org.vssl.result.StateChange;
import org.vssl.sidecar.spool.Row;
import org.vssl.topics.CloudEvent;
import org.vssl.topics.ValueFormat;

/** Makes the records of a row: key is the stream, headers are CloudEvents 1.0 in binary mode. */
final class RecordWriter {
    /** Frames are kept for an hour from their timestamp on: one that comes late must still be there to be read. */
    private static final long OLDEST_FRAME_MILLIS = Duration.ofMinutes(15).toMillis();

    private static final long OLDEST_STATE_MILLIS = Duration.ofDays(1).toMillis();

    private final Topics topics;
    private final ValueFormat format;
    private final LongSupplier wallMillis;

    RecordWriter(Topics topics, ValueFormat format, LongSupplier wallMillis) {
        this.topics = topics;
        this.format = format;
        this.wallMillis = wallMillis;
    }

    /** A frame is one record; a change of state is an event and the stream's latest state. */
    List<ProducerRecord<byte[], byte[]>> records(Row row) {
        Event event = parse(row);
        Payload payload = RecordProto.payload(event);
        var record = new EventRecord(
                new Origin(row.key().stream(), row.key().run(), row.seq(), event.getDroppedTotal(), row.spoolDropped()),
                payload);
        byte[] value = format == ValueFormat.JSON ? RecordJson.bytes(record) : RecordProto.bytes(record);
        byte[] key = bytes(row.key().stream());
        List<Header> headers = headers(record, event.getWallTimeMs());
        boolean isState = payload instanceof StateChange;
        long timestamp = timestamp(event.getWallTimeMs(), isState ? OLDEST_STATE_MILLIS : OLDEST_FRAME_MILLIS);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>(2);
        records.add(new ProducerRecord<>(
                isState ? topics.events() : topics.localizations(), null, timestamp, key, value, headers));
        if (isState) {
            records.add(new ProducerRecord<>(topics.streamState(), null, timestamp, key, value, headers));
        }
        return records;
    }

    /**
     * The element's clock, unless it is ahead of ours or more than {@code oldest} behind: brokers refuse what is far in
     * the future, and what is old is past its retention soon after it is written.
     */
    private long timestamp(long elementMillis, long oldestMillis) {
        long now = wallMillis.getAsLong();
        return elementMillis > now || elementMillis < now - oldestMillis ? now : elementMillis;
    }

    private List<Header> headers(EventRecord record, long wallMillis) {
        Origin origin = record.origin();
        return new CloudEvent(
                        format,
                        origin.run() + "/" + origin.seq(),
                        CloudEvent.STREAMS + origin.stream(),
                        record.payload().schema(),
                        wallMillis,
                        OptionalLong.of(origin.seq()),
                        origin.stream())
                .headers();
    }

    private static Event parse(Row row) {
        try {
            return Event.parseFrom(row.body());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("row %d was checked before it was stored".formatted(row.id()), e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
