// SPDX-License-Identifier: Apache-2.0
package org.vssl.kafka.bench;

/** A run failed; the message says why. */
public final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BenchException(String message) {
        super(message);
    }
}
