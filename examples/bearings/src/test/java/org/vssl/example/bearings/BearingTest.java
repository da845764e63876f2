// SPDX-License-Identifier: Apache-2.0
package org.vssl.example.bearings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A bearing")
class BearingTest {
    /** Worked out by hand: tan 45 is 1, so a quarter of the picture to the right is atan 0.5. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 90, 2, 0, 0",
        "1, 0.5, 90, 2, 45, 0",
        "0, 0.5, 90, 2, -45, 0",
        "0.75, 0.5, 90, 2, 26.565, 0",
        "0.5, 0, 90, 1, 0, 45",
        "0.5, 1, 90, 1, 0, -45",
        "0.5, 0, 90, 2, 0, 26.565",
        "1, 0, 90, 1, 45, 35.264",
        "1, 0.5, 60, 1.778, 30, 0"
    })
    void isWhereTheRayThroughThePlaceGoes(
            double x, double y, double horizontalFieldOfView, double aspect, double pan, double tilt) {
        Bearing bearing = Bearing.of(x, y, horizontalFieldOfView, aspect);

        assertThat(bearing.pan()).isCloseTo(pan, within(0.001));
        assertThat(bearing.tilt()).isCloseTo(tilt, within(0.001));
    }
}
