// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vssl.result.Bearing;
import org.vssl.result.Source;

@DisplayName("A lens")
class LensTest {
    /**
     * By hand. 90 degrees over 1600x900 put {@code f} at 0.5 widths; the upper edge is 9/32 widths up, so atan(9/16) =
     * 29.358; from the corner atan(9/32 / sqrt(1/2)) = 21.690. Pixels twice as wide halve what is up.
     */
    @ParameterizedTest(name = "{0}, {1} degrees, pixels of {2}: {3}, {4} lies at {5}, {6}")
    @CsvSource({
        "RECTILINEAR,      90, 1, .5,  .5,   0,       0",
        "RECTILINEAR,      90, 1,  0,  .5, -45,       0",
        "RECTILINEAR,      90, 1,  1,  .5,  45,       0",
        "RECTILINEAR,      90, 1, .75, .5,  26.56505, 0",
        "RECTILINEAR,      90, 1, .5,   0,   0,      29.35775",
        "RECTILINEAR,      90, 1, .5,   1,   0,     -29.35775",
        "RECTILINEAR,      90, 1,  1,   0,  45,      21.69007",
        "RECTILINEAR,      90, 2, .5,   0,   0,      15.70864",
        "RECTILINEAR,      60, 1,  0,  .5, -30,       0",
        "EQUIRECTANGULAR, 160, 1, .5,  .5,   0,       0",
        "EQUIRECTANGULAR, 160, 1,  0,   0, -80,      45",
        "EQUIRECTANGULAR, 160, 1, .75,  1,  40,     -45",
        "EQUIRECTANGULAR, 320, 1, .5,   0,   0,      90",
        "EQUIRECTANGULAR, 360, 1, .25, .5, -90,       0",
        "EQUIRECTANGULAR, 360, 1, .5,   0,   0,      90",
    })
    void turnsPlacesIntoDirections(
            Projection projection,
            double hfov,
            double pixelAspect,
            double x,
            double y,
            double azimuth,
            double elevation) {
        Bearing bearing = new Lens(hfov, projection, pixelAspect).bearing(x, y, 1600, 900);

        assertThat(bearing.azimuth()).isCloseTo(azimuth, within(1e-4));
        assertThat(bearing.elevation()).isCloseTo(elevation, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "RECTILINEAR, 0, 'hfov must be above 0 and (rectilinear) below 180 degrees, was 0.0'",
        "RECTILINEAR, 180, 'hfov must be above 0 and (rectilinear) below 180 degrees, was 180.0'",
        "RECTILINEAR, NaN, 'hfov must be above 0 and (rectilinear) below 180 degrees, was NaN'",
        "EQUIRECTANGULAR, 361, 'hfov must be above 0 and (equirectangular) at most 360 degrees, was 361.0'",
    })
    void cannotBe(Projection projection, double hfov, String message) {
        assertThatThrownBy(() -> new Lens(hfov, projection, 1)).hasMessage(message);
    }

    @Test
    void aimsAtThePeakOfASource() {
        var source = new Source(0, 0, 1, 1, .75, .5, .9f, Optional.of("dog"));

        Source aimed = new Lens(180, Projection.EQUIRECTANGULAR, 1).aim(source, 1600, 900);

        assertThat(aimed.bearing()).contains(new Bearing(45, 0));
        assertThat(aimed.label()).contains("dog");
    }
}
