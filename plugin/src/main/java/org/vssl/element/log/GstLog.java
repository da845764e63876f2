// SPDX-License-Identifier: Apache-2.0
package org.vssl.element.log;

import java.lang.System.Logger.Level;

/** The native side is {@code vssllog.c}, which registers it when the JVM runs. */
final class GstLog {
    private static final String JVM = "vssljvm";
    private static volatile boolean isConnected;

    private GstLog() {}

    /** Called by C, once, when the native methods are there. */
    static void connect(boolean isJoined) {
        isConnected = true;
        new GstLogger(JVM)
                .log(
                        Level.INFO,
                        () -> "%s Java %s of %s, heap at most %d MiB"
                                .formatted(
                                        isJoined ? "joined" : "started",
                                        Runtime.version(),
                                        System.getProperty("java.home"),
                                        Runtime.getRuntime().maxMemory() >> 20));
    }

    static boolean isConnected() {
        return isConnected;
    }

    /** Whether anybody reads lines of this logger at a level of GStreamer's. */
    static native boolean isEnabled(String logger, int level);

    static native void write(String logger, int level, String file, String method, int line, String text);
}
