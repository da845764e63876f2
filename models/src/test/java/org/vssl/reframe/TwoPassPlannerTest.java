// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vssl.reframe.Scene.source;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.Records;
import org.vssl.result.Source;

@DisplayName("The two-pass planner")
class TwoPassPlannerTest {
    private static final Source LEFT = source(0.25, 0.5, 0.6);
    private static final Source NEAR = source(0.45, 0.5, 0.6);
    private static final Source RIGHT = source(0.75, 0.5, 0.6);
    private static final Controls CONTROLS = Controls.DEFAULTS;

    @Test
    void isHalfwayWhenTheSpeakerChanges() {
        List<Step> path = new Scene().seconds(3, LEFT).seconds(3, NEAR).twoPass(CONTROLS);

        assertThat(path.get(75).crop().centreX()).isCloseTo(0.35, within(0.02));
        assertThat(path.subList(1, path.size())).noneMatch(Step::isCut);
    }

    @Test
    void jumpsInTheVeryFrameInWhichTheSpeakerChanges() {
        List<Step> path = new Scene().seconds(3, LEFT).seconds(3, RIGHT).twoPass(CONTROLS);

        assertThat(path.get(74).crop().centreX()).isCloseTo(0.25, within(1e-9));
        assertThat(path.get(75).isCut()).isTrue();
        assertThat(path.get(75).crop().centreX()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void beginsAShotWhereItsFirstSourceWillBe() {
        List<Step> path = new Scene().second().second(LEFT).twoPass(CONTROLS);

        assertThat(path).extracting(step -> step.crop().centreX()).allMatch(x -> Math.abs(x - 0.25) < 1e-9);
    }

    @Test
    void beginsALongSilenceInTheMiddle() {
        List<Step> path = new Scene().seconds(5).seconds(2, LEFT).twoPass(CONTROLS);

        assertThat(path.get(0).crop()).isEqualTo(Scene.TALL.centred());
        assertThat(path.get(path.size() - 1).crop().centreX()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void standsStillInAShotWhoseSourceHardlyMoves() {
        List<Step> path =
                new Scene().walk(0.4, 0.44).walk(0.44, 0.38).twoPass(Records.with(CONTROLS, Map.of("deadZone", 0.1)));

        assertThat(path).extracting(Step::crop).containsOnly(path.get(0).crop());
    }

    @Test
    void cutsWithTheFilm() {
        List<Step> path = new Scene().seconds(2, LEFT).cutThenSecond(NEAR).twoPass(CONTROLS);

        assertThat(path).filteredOn(Step::isCut).extracting(Step::timeNanos).containsExactly(0L, 50 * Scene.FRAME);
        assertThat(path.get(49).crop().centreX()).isCloseTo(0.25, within(1e-9));
        assertThat(path.get(50).crop().centreX()).isCloseTo(0.45, within(1e-9));
    }

    @Test
    void takesMomentsInAnyOrder() {
        List<Observation> moments =
                new Scene().seconds(3, LEFT).seconds(3, NEAR).moments();
        var shuffled = new java.util.ArrayList<>(moments);
        java.util.Collections.reverse(shuffled);

        assertThat(new TwoPassPlanner(Scene.TALL, CONTROLS).plan(shuffled))
                .isEqualTo(new TwoPassPlanner(Scene.TALL, CONTROLS).plan(moments));
    }
}
