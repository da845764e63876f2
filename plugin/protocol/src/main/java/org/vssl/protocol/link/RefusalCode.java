// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

import java.util.Locale;

/** Why the sidecar closes a connection. */
public enum RefusalCode {
    ZERO_LENGTH,
    OVERSIZE,
    MALFORMED,
    UNEXPECTED_MESSAGE,
    UNKNOWN_PROTOCOL,
    BAD_STREAM,
    BAD_RUN,
    BAD_TOKEN,
    EVENT_BEFORE_HELLO,
    DOUBLE_HELLO,
    HELLO_TIMEOUT,
    SEQUENCE_GAP,
    BAD_EVENT,
    /** A newer connection of the same run took over. */
    SUPERSEDED,
    TOO_MANY_CONNECTIONS,
    /** The sidecar is about to end; another will be there. */
    SHUTTING_DOWN;

    /** As it goes over the wire and into metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
