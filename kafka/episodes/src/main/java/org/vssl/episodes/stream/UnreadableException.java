// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

/** A record is not a frame; the message says why. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
