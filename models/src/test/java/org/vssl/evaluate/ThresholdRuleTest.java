// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A threshold rule")
class ThresholdRuleTest {
    private static final double[] NONE = {};
    private static final Map<String, double[]> NEGATIVES =
            Map.of("silence", new double[] {0, 0, 0, 0}, "off-screen", new double[] {.1, .2, .3, .4});

    @Test
    void takesTheThirdQuartileOfAllTogether() {
        // sorted 0 0 0 0 .1 .2 .3 .4, place 5.25
        assertThat(ThresholdRule.Q3.of(NEGATIVES, NONE)).isCloseTo(.225, within(1e-9));
    }

    @Test
    void takesTheGreatestQuartileOfTheKinds() {
        assertThat(ThresholdRule.Q3_PER_TYPE.of(NEGATIVES, NONE)).isCloseTo(.325, within(1e-9));
    }

    @Test
    void takesHighPercentiles() {
        assertThat(ThresholdRule.P95.of(NEGATIVES, NONE)).isCloseTo(.365, within(1e-9));
        assertThat(ThresholdRule.P99.of(NEGATIVES, NONE)).isCloseTo(.393, within(1e-9));
    }

    @Test
    void weighsMissesAgainstTheWorstKindOfFalseAlarm() {
        assertThat(ThresholdRule.EQUAL_COST.of(NEGATIVES, new double[] {.35, .5, .6, .7}))
                .isEqualTo(.3);
    }

    @Test
    void needsNegatives() {
        assertThatThrownBy(() -> ThresholdRule.Q3.of(Map.of(), NONE))
                .hasMessage("a threshold needs at least one negative, found none");
    }

    @Test
    void needsPositivesToWeighMisses() {
        assertThatThrownBy(() -> ThresholdRule.EQUAL_COST.of(NEGATIVES, NONE))
                .hasMessage("equal-cost needs sounds with their source in view, found none");
    }
}
