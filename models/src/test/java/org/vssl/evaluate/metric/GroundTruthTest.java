// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.result.RawHeat;

@DisplayName("A ground truth")
class GroundTruthTest {
    private static final Box LEFT_HALF = new Box(0, 0, 0.5, 1);
    private static final Box TOP_HALF = new Box(0, 0, 1, 0.5);
    private static final ScaledHeat LEFT_LIT = ScaledHeat.of(new RawHeat(new float[] {1, 0}, 2, 1));

    @Test
    void ofBoxesIsTheirUnion() {
        GroundTruth truth = GroundTruth.union(List.of(LEFT_HALF, TOP_HALF));

        assertThat(truth.nonZero()).isEqualTo(Pixels.COUNT * 3 / 4);
        assertThat(truth.at(0)).isEqualTo(1);
    }

    @Test
    void ofAnnotatorsCountsHalfWhereOnlyOneAgrees() {
        GroundTruth truth = GroundTruth.consensus(List.of(LEFT_HALF, TOP_HALF));

        assertThat(truth.at(0)).isEqualTo(1);
        assertThat(truth.at(Pixels.SIDE - 1)).isEqualTo(0.5f);
        assertThat(truth.at(Pixels.COUNT - 1)).isEqualTo(0);
    }

    @Test
    void cutsBoxesOffAtThePicture() {
        assertThat(GroundTruth.union(List.of(new Box(-1, -1, 2, 2))).nonZero()).isEqualTo(Pixels.COUNT);
    }

    @Test
    void takesAMaskOfAnySize() {
        GroundTruth truth = GroundTruth.mask(3, 2, (x, y) -> x == 0 && y == 1);

        assertThat(truth.nonZero()).isEqualTo(75 * 112);
        assertThat(truth.holds(Pixels.COUNT - Pixels.SIDE)).isTrue();
    }

    @Test
    void overlapsByIntersectionOverUnion() {
        Pixels left = LEFT_LIT.above(0.5f);

        assertThat(GroundTruth.union(List.of(LEFT_HALF)).iou(left)).isEqualTo(1);
        assertThat(GroundTruth.union(List.of(TOP_HALF)).iou(left)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(GroundTruth.consensus(List.of(LEFT_HALF, LEFT_HALF, TOP_HALF))
                        .iou(left))
                .isCloseTo(0.5 / 0.625, within(1e-9));
    }

    @Test
    void overlapsAsASecondImplementationSays() {
        var random = new Random(3);
        for (int trial = 0; trial < 20; trial++) {
            var cells = new float[9];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = random.nextFloat();
            }
            Pixels lit = ScaledHeat.of(new RawHeat(cells, 3, 3)).above(0.5f);
            double x = random.nextDouble() / 2;
            double y = random.nextDouble() / 2;
            GroundTruth truth =
                    GroundTruth.consensus(List.of(new Box(x, y, x + 0.4, y + 0.4), new Box(y, x, y + 0.3, x + 0.5)));

            assertThat(truth.iou(lit)).isCloseTo(naiveIou(truth, lit), within(1e-9));
        }
    }

    /** sum(b g) / (sum(g) + sum(b [g = 0])), written out over rows and columns. */
    private static double naiveIou(GroundTruth truth, Pixels lit) {
        double above = 0;
        double below = 0;
        for (int y = 0; y < 224; y++) {
            for (int x = 0; x < 224; x++) {
                double g = truth.at(y * 224 + x);
                double b = lit.isLit(y * 224 + x) ? 1 : 0;
                above += b * g;
                below += g + b * (g == 0 ? 1 : 0);
            }
        }
        return above / below;
    }

    @Test
    void refusesTheOverlapOfNothingWithNothing() {
        GroundTruth nothing = GroundTruth.union(List.of());

        assertThatThrownBy(() -> nothing.iou(LEFT_LIT.above(2)))
                .hasMessage("IoU of an empty prediction and an empty truth is not defined");
    }

    @Test
    void isPointedAtByTheStrongestPixel() {
        assertThat(LEFT_LIT.pointsAt(GroundTruth.union(List.of(LEFT_HALF)))).isTrue();
        assertThat(LEFT_LIT.pointsAt(GroundTruth.union(List.of(new Box(0.5, 0, 1, 1)))))
                .isFalse();
    }
}
