package org.vssl.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A heatmap")
class HeatmapTest {
    @Test
    void readsRowByRowFromTheTopLeft() {
        var map = new Heatmap(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);

        assertThat(map.at(2, 1)).isEqualTo(6);
    }

    @Test
    void knowsItsPeakEvenWhenEveryCellIsNegative() {
        assertThat(new Heatmap(new float[] {-.5f, -.2f}, 2, 1).peak()).isEqualTo(-.2f);
    }

    @Test
    void namesBothSizesWhenTheValuesDoNotFit() {
        assertThatThrownBy(() -> new Heatmap(new float[5], 3, 2))
                .hasMessage("heat of a 3x2 map must hold 6 values, holds 5");
    }
}
