// SPDX-License-Identifier: Apache-2.0
package org.vssl.protocol.link;

/** The other side said something that cannot be taken. */
public final class LinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final RefusalCode code;

    public LinkException(RefusalCode code, String message) {
        super(message);
        this.code = code;
    }

    public RefusalCode code() {
        return code;
    }
}
