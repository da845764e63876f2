// SPDX-License-Identifier: Apache-2.0
package org.vssl.topics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The headers of a record: CloudEvents 1.0, Kafka binding, binary mode.
 *
 * @param id identical if the record is written again
 * @param source URI of the stream
 * @param type the name of the value's schema
 * @param sequence place among the records of its source, where they are counted
 * @param partitionKey the record's key
 */
public record CloudEvent(
        ValueFormat format,
        String id,
        String source,
        String type,
        long wallMillis,
        OptionalLong sequence,
        String partitionKey) {
    /** The header with the source's clock. */
    public static final String TIME = "ce_time";

    /** Prefix of a stream's id, if a stream is the source. */
    public static final String STREAMS = "/vssl/streams/";

    public List<Header> headers() {
        var headers = new ArrayList<Header>(8);
        headers.add(header(ValueFormat.HEADER, format.contentType()));
        headers.add(header("ce_specversion", "1.0"));
        headers.add(header("ce_id", id));
        headers.add(header("ce_source", source));
        headers.add(header("ce_type", type));
        headers.add(header(TIME, Instant.ofEpochMilli(wallMillis).toString()));
        sequence.ifPresent(number -> headers.add(header("ce_sequence", Long.toString(number))));
        headers.add(header("ce_partitionkey", partitionKey));
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
