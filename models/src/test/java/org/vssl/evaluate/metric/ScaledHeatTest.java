// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.result.RawHeat;

@DisplayName("Heat on the square")
class ScaledHeatTest {
    private static final RawHeat SLOPE = new RawHeat(new float[] {0, 1, 0, 1}, 2, 2);

    @Test
    void keepsCellCentresAndIsLinearBetweenThem() {
        ScaledHeat heat = ScaledHeat.of(SLOPE);

        // cell centres lie at pixels 55.5 and 167.5: column 111 is half way less half a pixel
        assertThat(heat.above(0).isLit(56)).isTrue();
        assertThat(heat.above(0).isLit(55)).isFalse();
        assertThat(heat.above(0.49f).isLit(111)).isTrue();
        assertThat(heat.above(0.5f).isLit(111)).isFalse();
        assertThat(heat.above(0.5f).isLit(112)).isTrue();
    }

    @Test
    void isNeverStretchedToItsOwnRange() {
        ScaledHeat faint = ScaledHeat.of(new RawHeat(new float[] {0.01f, 0.02f}, 2, 1));

        assertThat(faint.above(0.5f).count()).isZero();
    }

    @Test
    void hasAStrongerHalf() {
        assertThat(ScaledHeat.of(SLOPE).strongerHalf().count()).isBetween(Pixels.COUNT / 2 - 224, Pixels.COUNT / 2);
    }

    @Test
    void givesAsManyStrongestPixelsAsAskedForAndTheirEquals() {
        ScaledHeat heat = ScaledHeat.of(SLOPE);

        assertThat(heat.strongest(1).count()).isEqualTo(56 * 224);
        assertThat(heat.strongest(Pixels.COUNT / 2).count()).isEqualTo(Pixels.COUNT / 2);
    }

    @Test
    void isTrustedByTheMeanOfItsStrongestQuarter() {
        assertThat(ScaledHeat.of(SLOPE).confidence()).isCloseTo(1, within(1e-6));
    }

    @Test
    void hasAPeakWithinAPlace() {
        GroundTruth left = GroundTruth.union(List.of(new Box(0, 0, 0.25, 1)));

        assertThat(ScaledHeat.of(SLOPE).peakWithin(left)).isZero();
    }

    @Test
    void overlapsWithAnotherByLitPixels() {
        Pixels left = ScaledHeat.of(new RawHeat(new float[] {1, 0}, 2, 1)).above(0.5f);
        Pixels right = ScaledHeat.of(new RawHeat(new float[] {0, 1}, 2, 1)).above(0.5f);
        Pixels none = ScaledHeat.of(SLOPE).above(2);

        assertThat(left.overlap(left)).isEqualTo(1);
        assertThat(left.overlap(right)).isZero();
        assertThat(none.overlap(none)).isEqualTo(1);
        assertThat(none.overlap(left)).isZero();
        assertThat(left.percent()).isEqualTo(50);
    }
}
