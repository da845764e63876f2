// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.summary;

/** One record of a topic of summaries. */
public sealed interface Summary permits Episode, SilenceSession, MinuteStats {

    /** The name of the record's schema, which is its CloudEvents type as well. */
    String schema();

    /** The record's key. */
    String key();

    /** The same whenever the same frames are summed up again. */
    String id();
}
