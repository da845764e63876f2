// SPDX-License-Identifier: Apache-2.0
package org.vssl.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Raw heat")
class RawHeatTest {
    @Test
    void readsRowByRowFromTheTopLeft() {
        var map = new RawHeat(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);

        assertThat(map.at(2, 1)).isEqualTo(6);
    }

    @Test
    void knowsItsPeakEvenWhenEveryCellIsNegative() {
        assertThat(new RawHeat(new float[] {-.5f, -.2f}, 2, 1).peak()).isEqualTo(-.2f);
    }

    @Test
    void namesBothSizesWhenTheValuesDoNotFit() {
        assertThatThrownBy(() -> new RawHeat(new float[5], 3, 2))
                .hasMessage("heat of a 3x2 map must hold 6 values, holds 5");
        assertThatThrownBy(() -> new RawHeat(new float[0], 65_536, 65_536))
                .hasMessage("heat of a 65536x65536 map must hold 4294967296 values, holds 0");
    }

    @Test
    void isQuantizedToWithinHalfAStepOfItsScale() {
        float[] cells = {-0.3f, 0.123f, 0.4567f, 0.9f};

        Heat heat = new RawHeat(cells, 2, 2).quantized();

        for (int i = 0; i < cells.length; i++) {
            assertThat(heat.at(i % 2, i / 2)).isCloseTo(cells[i], within(1.2f / 510 + 1e-6f));
        }
    }
}
