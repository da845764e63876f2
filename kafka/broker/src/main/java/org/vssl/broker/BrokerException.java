// SPDX-License-Identifier: Apache-2.0
package org.vssl.broker;

/** The broker could not start; the text says why. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
