// SPDX-License-Identifier: Apache-2.0
package org.vssl.element.log;

/** Found by {@link java.util.ServiceLoader}, once in a process. */
public final class GstLoggerFinder extends System.LoggerFinder {
    @Override
    public System.Logger getLogger(String name, Module module) {
        return new GstLogger(name);
    }
}
