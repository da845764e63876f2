// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

/** Results cannot be published as asked; the text is for the bus as it is. */
final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PublishException(String message) {
        super(message);
    }

    PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
