// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

/** A bundle cannot be opened or run; the message says what failed, what was found and what was expected. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
