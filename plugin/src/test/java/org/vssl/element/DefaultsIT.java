// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.localize.Settings;
import org.vssl.protocol.link.LinkSettings;
import org.vssl.reframe.Controls;

/** As {@code gst-inspect-1.0} shows them: the default of a property is written where it is installed, in C. */
@DisplayName("The defaults of the properties")
class DefaultsIT {
    @TempDir
    Path folder;

    @Test
    void ofVsslAreThoseOfSettings() {
        Map<String, String> foundByTheElement = Map.of("lookahead", "0", "pixel-aspect", "1");

        assertThat(defaults("vssl", Settings.class, foundByTheElement)).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void ofVsslreframeAreThoseOfControls() {
        assertThat(defaults("vsslreframe", Controls.class, Map.of())).isEqualTo(Controls.DEFAULTS);
    }

    @Test
    void ofVsslpublishAreThoseOfTheLink() {
        assertThat(defaultOf(inspect("vsslpublish"), "queue-size"))
                .isEqualTo(String.valueOf(LinkSettings.DEFAULT_QUEUE_SIZE));
    }

    private <R extends Record> R defaults(String element, Class<R> type, Map<String, String> known) {
        String output = inspect(element);
        var values = new ArrayList<String>();
        List<String> names = Arrays.stream(type.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .toList();
        for (String name : names) {
            values.add(known.containsKey(name) ? known.get(name) : defaultOf(output, name));
        }
        return NamedValues.read(type, names.toArray(String[]::new), values.toArray(String[]::new));
    }

    private String inspect(String element) {
        return Launch.run(folder, Map.of(), "gst-inspect-1.0 " + element).output();
    }

    private static String defaultOf(String inspected, String property) {
        Matcher found = Pattern.compile(
                        "^  " + property + " +: .*\\R(?:   .*\\R)*?.*Default: +(?:\\d+, \"([a-z-]+)\"|(\\S+))",
                        Pattern.MULTILINE)
                .matcher(inspected);
        assertThat(found.find()).as("%s in %s", property, inspected).isTrue();
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
