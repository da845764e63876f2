// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.nio.file.Path;
import java.util.Locale;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.PictureFormat;

/** The launch lines of the commands. */
final class Lines {
    private static final String LONG_QUEUE = "queue max-size-buffers=0 max-size-bytes=0 max-size-time=10000000000";

    private Lines() {}

    static String analyze(Media media, String element) {
        return pictures(media) + " ! v.video_sink " + element + " ! appsink name=frames sync=false max-buffers=4 "
                + sound(media);
    }

    /** Reports with small annotated pictures, RGB, {@code width} pixels wide. */
    static String thumbnails(Media media, String element, int width) {
        return pictures(media) + " ! v.video_sink " + element + thumbnails(width) + sound(media);
    }

    private static String thumbnails(int width) {
        return " ! videoscale ! videoconvert ! video/x-raw,format=RGB,pixel-aspect-ratio=1/1,width=" + width
                + " ! vssloverlay badge=false ! appsink name=frames sync=false max-buffers=4 ";
    }

    /** An annotated copy; the same reports and small pictures as above come out beside it. */
    static String annotate(Media media, PictureFormat format, String element, Path out, String mux, int width) {
        return pictures(media) + " ! v.video_sink " + element
                + " ! tee name=t t. ! queue ! vssloverlay ! videoconvert ! videoscale" + format.fixed() + ",format=I420"
                + even(format.width(), format.height())
                + " ! x264enc speed-preset=veryfast bitrate=4000 rc-lookahead=10 ! h264parse ! " + LONG_QUEUE
                + " ! mux. t. ! " + LONG_QUEUE + thumbnails(width) + sound(media)
                + (media.hasAudio()
                        ? " v.audio_src ! " + LONG_QUEUE + " ! " + media.sound().encodable()
                                + " ! avenc_aac ! aacparse ! mux. "
                        : "")
                + mux + " name=mux ! filesink location=" + quoted(out);
    }

    /** Reports with grey pictures, in which scene cuts are found. */
    static String grey(Media media, String element) {
        return pictures(media) + " ! v.video_sink " + element
                + " ! videoconvert ! video/x-raw,format=GRAY8 ! appsink name=frames sync=false max-buffers=4 "
                + sound(media);
    }

    /** Chosen by the name of the target, which ends in .mp4 or .mkv; writes to the part. */
    static String muxer(Path target, Path part) {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".mkv") ? "matroskamux" : mp4mux(part);
    }

    /** The index comes first; until it is known the film lies beside the file, not in a small /tmp. */
    static String mp4mux(Path out) {
        return "mp4mux faststart=true faststart-file=" + quoted(WholeFile.aside(out));
    }

    /** A copy with its sound, cropped by {@code element}. */
    static String reframe(Media media, String element, Path out, String mux) {
        return pictures(media) + " ! videoscale"
                + " ! video/x-raw,format=I420,pixel-aspect-ratio=1/1 ! " + element
                + " ! x264enc speed-preset=veryfast pass=qual quantizer=21 rc-lookahead=10 ! h264parse ! " + LONG_QUEUE
                + " ! mux. "
                + (media.hasAudio()
                        ? " in. ! " + LONG_QUEUE + " ! " + media.sound().encodable() + " ! avenc_aac ! aacparse ! "
                                + LONG_QUEUE + " ! mux. "
                        : "")
                + mux + " name=mux ! filesink location=" + quoted(out);
    }

    /** Encoders of 4:2:0 take even sides only: an odd last column or row is cut off. */
    static String even(int width, int height) {
        return " ! videocrop right=" + width % 2 + " bottom=" + height % 2;
    }

    /** The absolute path as one word of a launch line. */
    static String quoted(Path file) {
        return quoted(file.toAbsolutePath().toString());
    }

    /** Any text as one word of a launch line. */
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String pictures(Media media) {
        return "uridecodebin name=in uri=" + media.uri() + " in. ! queue ! " + Media.UPRIGHT;
    }

    private static String sound(Media media) {
        return media.hasAudio() ? " in. ! queue ! audioconvert ! v.audio_sink " : "";
    }
}
