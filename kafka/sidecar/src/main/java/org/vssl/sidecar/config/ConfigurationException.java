// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.config;

/** What was set cannot be used; the text says where and what is needed. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
