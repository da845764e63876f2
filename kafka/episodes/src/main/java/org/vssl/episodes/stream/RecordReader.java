// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.vssl.episodes.fold.ReceivedFrame;
import org.vssl.protocol.record.EventRecord;
import org.vssl.protocol.record.RecordJson;
import org.vssl.protocol.record.RecordProto;
import org.vssl.result.FrameResult;
import org.vssl.topics.CloudEvent;
import org.vssl.topics.ValueFormat;

/** Reads a frame's record, JSON or protobuf. */
final class RecordReader {
    /** A clock that is further from the sidecar's is wrong. */
    private static final long FURTHEST_MILLIS = Duration.ofDays(1).toMillis();

    private RecordReader() {}

    static ReceivedFrame read(Record<String, byte[]> record) throws UnreadableException {
        byte @Nullable [] value = record.value();
        if (value == null) {
            throw new UnreadableException("record has no value");
        }
        ValueFormat format = ValueFormat.of(record.headers())
                .orElseThrow(() -> new UnreadableException("content-type is neither %s nor %s"
                        .formatted(ValueFormat.JSON.contentType(), ValueFormat.PROTOBUF.contentType())));
        EventRecord event;
        try {
            event = format == ValueFormat.JSON ? RecordJson.record(value) : RecordProto.record(value);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
        if (!(event.payload() instanceof FrameResult result)) {
            throw new UnreadableException(
                    "schema is '%s', expected '%s'".formatted(event.payload().schema(), FrameResult.SCHEMA));
        }
        if (!event.origin().stream().equals(record.key())) {
            throw new UnreadableException(
                    "key '%s' differs from stream '%s'".formatted(record.key(), event.origin().stream()));
        }
        return new ReceivedFrame(event.origin(), result, wallMillis(record));
    }

    /**
     * The element's clock, where it is up to a day behind the record's timestamp, as it is of what waited for a broker;
     * else the timestamp, which the sidecar has checked.
     */
    private static long wallMillis(Record<String, byte[]> record) {
        Header header = record.headers().lastHeader(CloudEvent.TIME);
        if (header == null || header.value() == null) {
            return record.timestamp();
        }
        try {
            long element = Instant.parse(new String(header.value(), StandardCharsets.UTF_8))
                    .toEpochMilli();
            boolean isLate = element < record.timestamp() && element >= record.timestamp() - FURTHEST_MILLIS;
            return isLate ? element : record.timestamp();
        } catch (DateTimeException | ArithmeticException e) {
            // others may write to the topic as well
            return record.timestamp();
        }
    }
}
