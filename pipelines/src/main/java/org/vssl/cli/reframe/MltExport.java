// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.reframe;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.vssl.reframe.Step;

/** A project of MLT, which Shotcut, Kdenlive and melt open: the filter {@code affine} with keyframes of its rectangle. */
final class MltExport {
    private MltExport() {}

    static String text(Reframing film) {
        String last = Long.toString(film.frames() - 1);
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <mlt LC_NUMERIC="C" producer="main">
                  <profile description="reframed" width="%d" height="%d" progressive="1" sample_aspect_num="1"
                    sample_aspect_den="1" display_aspect_num="%d" display_aspect_den="%d" frame_rate_num="%d"
                    frame_rate_den="%d" colorspace="709"/>
                  <producer id="film" in="0" out="%s">
                    <property name="resource">%s</property>
                    <filter id="reframe" in="0" out="%s">
                      <property name="mlt_service">affine</property>
                      <property name="background">colour:black</property>
                      <property name="transition.distort">0</property>
                      <property name="transition.fill">1</property>
                      <property name="transition.rect">%s</property>
                    </filter>
                  </producer>
                  <playlist id="main">
                    <entry producer="film" in="0" out="%s"/>
                  </playlist>
                </mlt>
                """.formatted(
                        film.outWidth(),
                        film.outHeight(),
                        film.outWidth(),
                        film.outHeight(),
                        film.rateNumerator(),
                        film.rateDenominator(),
                        last,
                        Xml.escaped(film.film().toAbsolutePath().toString()),
                        last,
                        rectangles(film),
                        last);
    }

    /** {@code =} goes on in a line to the next, {@code |=} stands still until it. */
    private static String rectangles(Reframing film) {
        var text = new StringJoiner(";");
        for (List<Step> stretch : Keyframes.of(film)) {
            for (int i = 0; i < stretch.size(); i++) {
                Step step = stretch.get(i);
                double[] at = film.placed(step.crop());
                text.add(String.format(
                        Locale.ROOT,
                        "%d%s%.3f %.3f %.3f %.3f 1",
                        film.frame(step.timeNanos()),
                        i + 1 < stretch.size() ? "=" : "|=",
                        at[0],
                        at[1],
                        at[2],
                        at[3]));
            }
        }
        return text.toString();
    }
}
