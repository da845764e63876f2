// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Version;

/** GStreamer, started once in this process. */
public final class Gstreamer {
    private static boolean isStarted;

    private Gstreamer() {}

    static synchronized void start() {
        if (!isStarted) {
            Gst.init(Version.of(1, 22), "vssl");
            isStarted = true;
        }
    }

    /** As in {@code GStreamer 1.22.0}. */
    public static String version() {
        start();
        return Gst.getVersionString();
    }

    /** Whether an element of this name can be made. */
    public static boolean has(String element) {
        start();
        return org.freedesktop.gstreamer.ElementFactory.find(element) != null;
    }
}
