// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.vssl.result.Source;

/** State as JSON, in stores and their changelogs: of this program alone, not for others to read. */
final class StateJson {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    static {
        // version 0.1 kept azimuth and elevation apart
        JSON.configOverride(Source.class).setIgnorals(JsonIgnoreProperties.Value.forIgnoreUnknown(true));
    }

    private StateJson() {}

    static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom((topic, value) -> bytes(value), (topic, bytes) -> value(type, bytes));
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        try {
            return value == null ? null : JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
    }

    private static <T> @Nullable T value(Class<T> type, byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : JSON.readValue(bytes, type);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "state was written by another version of this program (%s); choose another"
                                    .formatted(e.getMessage())
                            + " --application",
                    e);
        }
    }
}
