// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.reframe.Behaviour;

@DisplayName("Settings that C hands over by name")
class NamedValuesTest {
    private static final String[] NAMES = {"hold", "max-speed", "path", "max-sources", "behaviour", "block", "score"};

    record Some(
            double maxSpeed,
            int maxSources,
            Duration hold,
            boolean block,
            Behaviour behaviour,
            String path,
            float score) {
        Some {
            if (maxSources > 16) {
                throw new IllegalArgumentException("max-sources must be 1..16, was " + maxSources);
            }
        }
    }

    @Test
    void fillTheComponentsOfTheirNamesInAnyOrder() {
        assertThat(read("0.5", "0.29999999999999999", null, "3", "steady", "true", "-0.2"))
                .isEqualTo(new Some(0.3, 3, Duration.ofNanos(500_000), true, Behaviour.STEADY, "", -0.2f));
    }

    @Test
    void areRefusedWhenANameIsUnknownOrMissing() {
        String[] names = {"hold", "max-speed", "path", "most-sources", "behaviour", "block", "score"};

        assertThatThrownBy(() ->
                        NamedValues.read(Some.class, names, new String[] {"1", "1", "", "3", "auto", "false", "0"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("settings from C do not match org.vssl.element.NamedValuesTest$Some:"
                        + " unknown [most-sources], missing [max-sources]");
    }

    @Test
    void areRefusedWhenAValueIsOfAnotherType() {
        assertThatThrownBy(() -> read("1", "1", "", "three", "auto", "false", "0"))
                .hasMessage("max-sources must be a number, was 'three'");
        assertThatThrownBy(() -> read("1", "1", "", "3", "sideways", "false", "0"))
                .hasMessage("behaviour must be one of auto, steady, track, cut, was 'sideways'");
    }

    @Test
    void areRefusedAsTheRecordRefusesThem() {
        assertThatThrownBy(() -> read("1", "1", "", "17", "auto", "false", "0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-sources must be 1..16, was 17");
    }

    private static Some read(@Nullable String... values) {
        return NamedValues.read(Some.class, NAMES, values);
    }
}
