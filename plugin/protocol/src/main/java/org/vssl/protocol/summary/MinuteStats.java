// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.summary;

import java.time.Instant;

/**
 * One minute over all streams.
 *
 * @param minute when it began, by the clocks of the elements
 * @param revision from 1; the highest for a minute holds
 */
public record MinuteStats(Instant minute, long revision, MinuteCount count) implements Summary {
    public static final String SCHEMA = "org.vssl.stats.v1";

    @Override
    public String schema() {
        return SCHEMA;
    }

    @Override
    public String key() {
        return minute.toString();
    }

    @Override
    public String id() {
        return minute + "/" + revision;
    }
}
