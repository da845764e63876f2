// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.reframe;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;
import org.vssl.reframe.Crop;
import org.vssl.reframe.Step;

/** A project of the GStreamer Editing Services, which Pitivi and ges-launch-1.0 open: keyframes of place and size. */
final class XgesExport {
    /** Places become whole there, then even towards 0 for the sake of colours; ours are 0 or less. */
    private static final double ROUNDING = 0.5;

    private XgesExport() {}

    static String text(Reframing film) {
        String uri = Xml.escaped(film.film().toAbsolutePath().toUri().toString());
        return """
                <ges version='0.7'>
                  <project properties='properties;' metadatas='metadatas;'>
                    <ressources>
                      <asset id='%s' extractable-type-name='GESUriClip' properties='properties;' metadatas='metadatas;'/>
                    </ressources>
                    <timeline properties='properties, auto-transition=(boolean)false;' metadatas='metadatas;'>
                      <track caps='video/x-raw(ANY)' track-type='4' track-id='0' properties='properties, \
                mixing=(boolean)true, restriction-caps=(string)"video/x-raw,width=(int)%d,height=(int)%d,\
                framerate=(fraction)%d/%d,pixel-aspect-ratio=(fraction)1/1";' metadatas='metadatas;'/>
                %s      <layer priority='0' properties='properties;' metadatas='metadatas;'>
                        <clip id='0' asset-id='%s' type-name='GESUriClip' layer-priority='0' track-types='%d' start='0' \
                duration='%d' inpoint='0' rate='0' properties='properties;' metadatas='metadatas;'>
                          <source track-id='0'>
                %s          </source>
                        </clip>
                      </layer>
                    </timeline>
                  </project>
                </ges>
                """.formatted(
                        uri,
                        film.outWidth(),
                        film.outHeight(),
                        film.rateNumerator(),
                        film.rateDenominator(),
                        film.hasAudio()
                                ? "      <track caps='audio/x-raw(ANY)' track-type='2' track-id='1'"
                                        + " properties='properties;' metadatas='metadatas;'/>\n"
                                : "",
                        uri,
                        film.hasAudio() ? 6 : 4,
                        film.endNanos(),
                        bindings(film));
    }

    private static String bindings(Reframing film) {
        return binding(film, "posx", crop -> film.placed(crop)[0] - ROUNDING)
                + binding(film, "posy", crop -> film.placed(crop)[1] - ROUNDING)
                + binding(film, "width", crop -> film.placed(crop)[2])
                + binding(film, "height", crop -> film.placed(crop)[3]);
    }

    /** Lines only; a cut is a line as long as a nanosecond. */
    private static String binding(Reframing film, String property, ToDoubleFunction<Crop> value) {
        var values = new StringJoiner(" ", " ", " ");
        List<List<Step>> stretches = Keyframes.of(film);
        for (int i = 0; i < stretches.size(); i++) {
            for (Step step : stretches.get(i)) {
                values.add(at(step.timeNanos(), value.applyAsDouble(step.crop())));
            }
            if (i + 1 < stretches.size()) {
                Step last = stretches.get(i).get(stretches.get(i).size() - 1);
                long cut = stretches.get(i + 1).get(0).timeNanos();
                values.add(at(cut - 1, value.applyAsDouble(last.crop())));
            }
        }
        return "            <binding type='direct-absolute' source_type='interpolation' property='%s' mode='1' track_id='0' values='%s'/>%n"
                .formatted(property, values);
    }

    private static String at(long nanos, double value) {
        return String.format(Locale.ROOT, "%d:%.3f", nanos, value);
    }
}
