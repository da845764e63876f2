// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.ElementFactory;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Version;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a host writes into an element's properties, and what it finds there. */
@DisplayName("Every property")
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PropertiesIT {
    /** Of GStreamer's own classes, read only, or only written. */
    private static final Set<String> OTHERS = Set.of(
            "name", "parent", "qos", "provider", "model-id", "sent", "acked", "dropped", "dropped-states", "token");

    @BeforeAll
    static void start() {
        Gst.init(Version.of(1, 22), "test");
    }

    @ParameterizedTest(name = "of {0} keeps what is written, and changes no other")
    @CsvSource({
        "vssl, 'model=/m device=gpu java-home=/j jvm-options=-Xmx1g threshold=0.5 silence-threshold=-30 hfov=90"
                + " projection=equirectangular interval=7 max-sources=5 enter=11 leave=12 minimum-duration=13"
                + " audio-timeout=14 lookahead=15 mode=async synchrony=fuse messages=frames'",
        "vssloverlay, alpha=0.25 heat=false boxes=false badge=false",
        "vsslpan, amount=0.5 time-constant=300",
        "vsslreframe, 'aspect=1/1 width=320 height=240 debug=true path=/p java-home=/j jvm-options=-Xmx1g"
                + " behaviour=steady zoom=2 dead-zone=0.25 max-speed=0.5 max-acceleration=0.75 hold=1 switch-dwell=2"
                + " switch-margin=0.5 jump-beyond=4 cut-threshold=0.5'",
        "vsslpublish, 'address=- stream-id=s token-file=/t queue-size=9 block=true patience=10 java-home=/j"
                + " jvm-options=-Xmx1g'",
    })
    void keepsWhatIsWritten(String factory, String written) {
        Element element = ElementFactory.make(factory, "e");
        Map<String, String> expected = values(element);
        assertThat(written.split("=", -1)).hasSize(expected.size() + 1);

        for (String assignment : written.split(" ", -1)) {
            String property = assignment.substring(0, assignment.indexOf('='));
            element.setAsString(property, assignment.substring(property.length() + 1));

            String read = read(element, property);
            assertThat(read).isNotEqualTo(expected.put(property, read));
            assertThat(values(element)).isEqualTo(expected);
        }
    }

    private static Map<String, String> values(Element element) {
        return element.listPropertyNames().stream()
                .filter(property -> !OTHERS.contains(property))
                .collect(Collectors.toMap(property -> property, property -> read(element, property)));
    }

    /** The binding reads a fraction as text only, and text that is unset as an object only. */
    private static String read(Element element, String property) {
        return property.equals("aspect") ? element.getAsString(property) : String.valueOf(element.get(property));
    }
}
