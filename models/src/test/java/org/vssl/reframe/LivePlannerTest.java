// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vssl.reframe.Scene.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.Records;
import org.vssl.result.Source;

/** In 9:16 of 16:9 the crop is 0.316 wide, so its centre goes from 0.158 to 0.842. */
@DisplayName("The live planner")
class LivePlannerTest {
    private static final Source LEFT = source(0.25, 0.5, 0.6);
    private static final Source NEAR = source(0.45, 0.5, 0.6);
    private static final Source RIGHT = source(0.75, 0.5, 0.6);
    private static final Controls CONTROLS = Controls.DEFAULTS;

    @Test
    void showsTheMiddleWhileNothingSounds() {
        List<Step> path = new Scene().seconds(5).live(CONTROLS);

        assertThat(path).extracting(Step::crop).containsOnly(Scene.TALL.centred());
    }

    @Test
    void jumpsToTheFirstSourceOfAShot() {
        List<Step> path = new Scene().second(LEFT).live(CONTROLS);

        assertThat(path.get(0).crop().centreX()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void jumpsAtASceneCut() {
        List<Step> path = new Scene().seconds(2, LEFT).cutThenSecond(NEAR).live(CONTROLS);

        assertThat(path.get(49).crop().centreX()).isCloseTo(0.25, within(1e-9));
        assertThat(path.get(50).isCut()).isTrue();
        assertThat(path.get(50).crop().centreX()).isCloseTo(0.45, within(1e-9));
    }

    @Test
    void pansToANearbySpeaker() {
        List<Step> path = new Scene().seconds(2, LEFT).seconds(4, NEAR).live(CONTROLS);

        assertThat(path.subList(1, path.size())).noneMatch(Step::isCut);
        assertThat(path.get(149).crop().centreX()).isCloseTo(0.45, within(1e-9));
    }

    @Test
    void jumpsToASpeakerWhoSharesNothingWithTheCrop() {
        List<Step> path = new Scene().seconds(2, LEFT).seconds(2, RIGHT).live(CONTROLS);

        assertThat(path.subList(1, path.size())).filteredOn(Step::isCut).hasSize(1);
        assertThat(path.get(99).crop().centreX()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void pansThereAllTheSameWhenAskedToTrack() {
        List<Step> path = new Scene()
                .seconds(2, LEFT)
                .seconds(4, RIGHT)
                .live(Records.with(CONTROLS, Map.of("behaviour", Behaviour.TRACK)));

        assertThat(path.subList(1, path.size())).noneMatch(Step::isCut);
        assertThat(path.get(149).crop().centreX()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void standsStillForAWholeShotWhenAskedToBeSteady() {
        List<Step> path = new Scene()
                .seconds(2, LEFT)
                .seconds(4, RIGHT)
                .live(Records.with(CONTROLS, Map.of("behaviour", Behaviour.STEADY)));

        assertThat(path).extracting(Step::crop).containsOnly(path.get(0).crop());
    }

    @Test
    void standsStillBetweenJumpsWhenAskedToCut() {
        List<Step> path = new Scene()
                .seconds(2, LEFT)
                .seconds(2, NEAR)
                .live(Records.with(CONTROLS, Map.of("behaviour", Behaviour.CUT)));

        assertThat(path)
                .extracting(Step::crop)
                .containsOnly(path.get(0).crop(), path.get(99).crop());
        assertThat(path.get(99).crop().centreX()).isCloseTo(0.45, within(1e-9));
    }

    @Test
    void staysWithASpeakerThroughAnotherOnesShortWord() {
        Controls patient = Records.with(CONTROLS, Map.of("switchDwell", Duration.ofMillis(1200), "switchMargin", 0.02));

        List<Step> path =
                new Scene().seconds(2, LEFT).second(RIGHT).seconds(2, LEFT).live(patient);

        assertThat(path).extracting(Step::crop).containsOnly(path.get(0).crop());
    }

    @Test
    void staysWithASpeakerWhenAnotherIsHardlyStronger() {
        List<Step> path = new Scene()
                .second(LEFT)
                .seconds(5, LEFT, source(0.75, 0.5, 0.61))
                .live(CONTROLS);

        assertThat(path).extracting(Step::crop).containsOnly(path.get(0).crop());
    }

    @Test
    void leavesASpeakerForAStrongerOne() {
        List<Step> path = new Scene()
                .second(LEFT)
                .seconds(2, LEFT, source(0.75, 0.5, 0.7))
                .live(CONTROLS);

        assertThat(path.get(74).crop().centreX()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void easesBackToTheMiddleAfterTheHold() {
        List<Step> path =
                new Scene().second(LEFT).seconds(6).live(Records.with(CONTROLS, Map.of("hold", Duration.ofSeconds(2))));

        assertThat(path.get(24 + 49).crop().centreX()).isCloseTo(0.25, within(1e-9));
        assertThat(path.subList(1, path.size())).noneMatch(Step::isCut);
        assertThat(path.get(path.size() - 1).crop()).isEqualTo(Scene.TALL.centred());
    }

    @Test
    void comesCloserToASourceAndGoesBackWide() {
        List<Step> path = new Scene().second(LEFT).seconds(8).live(Records.with(CONTROLS, Map.of("zoom", 2.0)));

        assertThat(path.get(10).crop().width()).isCloseTo(Scene.TALL.width() / 2, within(1e-9));
        assertThat(path.get(10).crop().height()).isCloseTo(0.5, within(1e-9));
        assertThat(path.get(path.size() - 1).crop()).isEqualTo(Scene.TALL.centred());
    }

    @Test
    void goesAsFarAsThePictureGoes() {
        List<Step> path = new Scene().second(source(0.01, 0.5, 0.6)).live(CONTROLS);

        assertThat(path.get(0).crop().x()).isZero();
    }

    @Test
    void keepsAWalkerInTheCrop() {
        List<Step> path = new Scene()
                .second(source(0.2, 0.5, 0.6))
                .walk(0.2, 0.4)
                .walk(0.4, 0.6)
                .live(CONTROLS);

        assertThat(path.get(74).crop().x() + path.get(74).crop().width()).isGreaterThan(0.6);
        assertThat(path.subList(1, path.size())).noneMatch(Step::isCut);
    }

    @Test
    void showsTheStrongestPlaceOfASourceWiderThanTheCrop() {
        var wide = new Source(0.1, 0.4, 0.8, 0.2, 0.3, 0.5, 0.6f, Optional.empty());

        List<Step> path = new Scene().second(wide).live(CONTROLS);

        assertThat(path.get(0).crop().centreX()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void keepsTheStrongestPlaceInTheMiddleHalfOfTheCrop() {
        var two = new Source(0.3, 0.4, 0.36, 0.2, 0.34, 0.5, 0.6f, Optional.empty());

        List<Step> path = new Scene().second(two).live(CONTROLS);

        assertThat(path.get(0).crop().centreX()).isCloseTo(0.34 + 0.25 * Scene.TALL.width(), within(1e-9));
    }

    @Test
    void goesFromTheMiddleOfASourceToItsStrongestPlaceWithoutAStepAsItGrows() {
        double before = 0.4;
        for (double width = 0.1; width < 0.5; width += 0.001) {
            var source = new Source(0.4 - width / 2, 0.4, width, 0.2, 0.36, 0.5, 0.6f, Optional.empty());
            double centre =
                    new Scene().second(source).live(CONTROLS).get(0).crop().centreX();

            assertThat(centre).isCloseTo(before, within(0.001));
            before = centre;
        }
        assertThat(before).isCloseTo(0.36, within(1e-9));
    }

    @Test
    void standsStillWhileTheStrongestPlaceOfAWideSourceFlickers() {
        var scene = new Scene();
        for (int i = 0; i < 100; i++) {
            double peak = i % 2 == 0 ? 0.46 : 0.54;
            scene.frame(new Source(0, 0, 1, 1, peak, 0.5, 0.9f, Optional.empty()));
        }

        List<Step> path = scene.live(CONTROLS);

        assertThat(path).extracting(Step::crop).containsOnly(path.get(0).crop());
    }

    @Test
    void refusesTimeThatGoesBack() {
        var planner = new LivePlanner(Scene.TALL, CONTROLS);
        planner.cropAt(80);

        assertThatThrownBy(() -> planner.cropAt(40))
                .hasMessage("time must not go back without a new planner, was 40 ns after 80 ns");
    }
}
