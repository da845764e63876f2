// SPDX-License-Identifier: Apache-2.0
package org.vssl.episodes.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.episodes.fold.PlaceSum;

@DisplayName("State that is kept")
class StateJsonTest {
    private static final String OF_VERSION_0_1 = "{\"label\":\"dog\",\"x\":0.1,\"y\":0.2,\"width\":0.3,\"height\":0.4,"
            + "\"strongest\":{\"x\":0.1,\"y\":0.2,\"width\":0.3,\"height\":0.4,\"peakX\":0.25,\"peakY\":0.375,"
            + "\"score\":0.71,\"label\":\"dog\",\"azimuth\":null,\"elevation\":null},\"strongestNanos\":7}";

    @Test
    void isReadAsVersion01WroteIt() {
        PlaceSum sum = read(OF_VERSION_0_1);

        assertThat(sum.strongest().bearing()).isEmpty();
        assertThat(sum.strongest().label()).contains("dog");
        assertThat(sum.strongestNanos()).isEqualTo(7);
    }

    @Test
    void saysWhatToDoWhereAnotherVersionKeptIt() {
        assertThatThrownBy(() -> read("{\"colour\":1}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("state was written by another version of this program (")
                .hasMessageEndingWith("; choose another --application");
    }

    private static PlaceSum read(String json) {
        return StateJson.of(PlaceSum.class).deserializer().deserialize("t", json.getBytes(StandardCharsets.UTF_8));
    }
}
