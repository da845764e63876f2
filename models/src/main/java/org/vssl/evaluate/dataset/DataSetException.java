// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

/** A data set is not laid out as its format says. The message names what was found and what was expected. */
public final class DataSetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DataSetException(String message) {
        super(message);
    }

    DataSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
