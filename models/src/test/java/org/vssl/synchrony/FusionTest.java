// SPDX-License-Identifier: Apache-2.0
package org.vssl.synchrony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fusion of meaning and motion")
class FusionTest {
    private static final float[] TWO_FACES = {.8f, 0, .9f};
    private static final float THRESHOLD = .5f;

    @Test
    void darkensThePlaceThatIsOutOfTime() {
        assertThat(Fusion.fuse(TWO_FACES, new float[] {.9f, 0, .1f}, 3, THRESHOLD))
                .containsExactly(.8f, 0, .5f);
    }

    @Test
    void leavesBothWhereBothAreInTime() {
        assertThat(Fusion.fuse(TWO_FACES, new float[] {.9f, 0, .6f}, 3, THRESHOLD))
                .containsExactly(TWO_FACES);
    }

    @Test
    void leavesBothWhereNeitherIsInTime() {
        assertThat(Fusion.fuse(TWO_FACES, new float[] {.6f, 0, .1f}, 3, THRESHOLD))
                .containsExactly(TWO_FACES);
    }

    @Test
    void leavesASinglePlaceAlone() {
        float[] one = {.8f, .7f, 0};

        assertThat(Fusion.fuse(one, new float[] {0, 0, .9f}, 3, THRESHOLD)).containsExactly(one);
    }

    @Test
    void lightsNothingThatTheModelLeftDark() {
        assertThat(Fusion.fuse(new float[] {.1f, 0, .2f}, new float[] {1, 1, 1}, 3, THRESHOLD))
                .containsExactly(.1f, 0, .2f);
    }
}
