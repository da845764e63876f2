// SPDX-License-Identifier: Apache-2.0
package org.vssl.topics;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** How a record's value is written. */
public enum ValueFormat {
    JSON("application/json"),
    PROTOBUF("application/x-protobuf");

    /** The header that says so. */
    public static final String HEADER = "content-type";

    private final String contentType;

    ValueFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** What the headers say; JSON where they say nothing; absent where they name something else. */
    public static Optional<ValueFormat> of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return Optional.of(JSON);
        }
        String type = new String(header.value(), StandardCharsets.UTF_8);
        for (ValueFormat format : values()) {
            if (format.contentType.equals(type)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
