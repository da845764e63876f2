// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.reframe;

import java.util.List;
import java.util.Locale;
import org.vssl.cli.gst.PipelineException;
import org.vssl.reframe.Crop;
import org.vssl.reframe.Step;

/** A script for ffmpeg's filter {@code sendcmd}, with the command that plays it in its first lines. */
final class SendcmdExport {
    private SendcmdExport() {}

    static String text(Reframing film) {
        if (film.isZoomed()) {
            throw new PipelineException(
                    "ffmpeg's crop filter cannot change its size, so sendcmd does not support zoom; expected zoom"
                            + " 1, or another format");
        }
        Crop first = film.steps().get(0).crop();
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "# ffmpeg -i IN -filter_complex \"sendcmd=f=THIS,crop@reframe=w=%d:h=%d:x=%d:y=%d:exact=1,"
                        + "scale=%d:%d,setsar=1\" OUT%n",
                Math.round(first.width() * film.width()),
                Math.round(first.height() * film.height()),
                Math.round(first.x() * film.width()),
                Math.round(first.y() * film.height()),
                film.outWidth(),
                film.outHeight()));
        List<List<Step>> stretches = Keyframes.of(film);
        for (int i = 0; i < stretches.size(); i++) {
            long end = i + 1 < stretches.size() ? stretches.get(i + 1).get(0).timeNanos() : film.endNanos();
            stretch(stretches.get(i), end, film, text);
        }
        return text.toString();
    }

    private static void stretch(List<Step> keys, long end, Reframing film, StringBuilder text) {
        for (int i = 0; i < keys.size(); i++) {
            Step from = keys.get(i);
            Step to = i + 1 < keys.size() ? keys.get(i + 1) : from;
            long until = i + 1 < keys.size() ? to.timeNanos() : end;
            text.append(String.format(
                    Locale.ROOT,
                    "%s-%s [expr] crop@reframe x '%s', [expr] crop@reframe y '%s';%n",
                    seconds(from.timeNanos(), film),
                    seconds(until, film),
                    line(from.crop().x(), to.crop().x(), film.width()),
                    line(from.crop().y(), to.crop().y(), film.height())));
        }
    }

    /** A hundredth of a frame early, so that rounding never makes a frame miss what begins with it. */
    private static String seconds(long nanos, Reframing film) {
        return String.format(Locale.ROOT, "%.6f", Math.max(0, nanos - film.frameNanos() / 100.0) / 1e9);
    }

    private static String line(double from, double to, int side) {
        return String.format(Locale.ROOT, "lerp(%.3f,%.3f,TI)", from * side, to * side);
    }
}
