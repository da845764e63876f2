// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

/** A worker cannot start; the message says why. */
public final class EpisodesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EpisodesException(String message) {
        super(message);
    }

    public EpisodesException(String message, Throwable cause) {
        super(message, cause);
    }
}
