// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.spool;

/** The spool cannot be used; the message says why. */
public final class SpoolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SpoolException(String message) {
        super(message);
    }

    public SpoolException(String message, Throwable cause) {
        super(message, cause);
    }
}
