// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

/** A file holds no path; the message says where and what was expected. */
public final class PathFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PathFileException(String message) {
        super(message);
    }

    PathFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
