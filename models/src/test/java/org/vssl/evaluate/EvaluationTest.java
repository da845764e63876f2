// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.evaluate.metric.Box;
import org.vssl.evaluate.metric.GroundTruth;
import org.vssl.result.RawHeat;

/** A subject that lights the side its sound names: a positive first sample is left, a negative one right. */
@DisplayName("An evaluation")
class EvaluationTest {
    private static final Sample LEFT = sample("left", "pair", "dog", new Box(0, 0, 0.5, 1));
    private static final Sample RIGHT = sample("right", "pair", "cat", new Box(0.5, 0, 1, 1));
    private static final Sample ALONE = sample("alone", "alone", "bell", new Box(0, 0, 0.5, 1));
    private static final List<Sample> SAMPLES = List.of(LEFT, RIGHT, ALONE);

    private static Sample sample(String id, String scene, String category, Box box) {
        return new Sample(id, scene, category, Path.of(id), Path.of(id), () -> GroundTruth.union(List.of(box)));
    }

    private static final Media SOUNDS_NAME_SIDES = new Media() {
        @Override
        public Picture picture(Sample sample) {
            return new Picture(ByteBuffer.allocateDirect(3), 1, 1);
        }

        @Override
        public Waveform sound(Sample sample) {
            return new Waveform(new float[] {sample.id().equals("right") ? -1 : 1}, 16000);
        }
    };

    private static final Subject LISTENER = new Subject() {
        @Override
        public String name() {
            return "listener";
        }

        @Override
        public float threshold() {
            return 0.75f;
        }

        @Override
        public int samples() {
            return 1;
        }

        @Override
        public int sampleRate() {
            return 16000;
        }

        @Override
        public float[] hear(Waveform sound) {
            return sound.mono().clone();
        }

        @Override
        public void look(Picture picture) {}

        @Override
        public RawHeat heat(float[] heard) {
            return new RawHeat(new float[] {Math.max(0, heard[0]), Math.max(0, -heard[0])}, 2, 1);
        }

        @Override
        public boolean hasVectors() {
            return true;
        }
    };

    private static List<Outcome> outcomes() {
        return Evaluation.run(LISTENER, SAMPLES, Pairs.draw(SAMPLES, 2, 5), SOUNDS_NAME_SIDES, (done, all) -> {});
    }

    private static double metric(String name) {
        OptionalDouble value = Metrics.all(LISTENER.threshold()).stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow()
                .of(outcomes());
        return value.orElseThrow();
    }

    @Test
    void findsAListenerRight() {
        assertThat(metric("pointing")).isEqualTo(100);
        assertThat(metric("right of two")).isEqualTo(100);
        assertThat(metric("cIoU_adap")).isEqualTo(100);
        assertThat(metric("detection")).isEqualTo(100);
        assertThat(metric("FA silence")).isZero();
        assertThat(metric("pIA silence")).isZero();
        assertThat(metric("AUC_N silence")).isEqualTo(100);
        assertThat(metric("AUROC silence")).isEqualTo(100);
        assertThat(metric("picture to sound R@5 scene")).isEqualTo(100);
    }

    @Test
    void countsAPictureOfTwoThingsRightForTheSoundOfEach() {
        var table = new Retrievals(SAMPLES);
        double[][] agreement = {{.9, .8, .1}, {.9, .8, .1}, {.2, .1, .9}};
        for (double[] row : agreement) {
            table.add(sample -> row[SAMPLES.indexOf(sample)]);
        }

        assertThat(table.ranks(0)).isEqualTo(new Outcome.Retrieval(1, 1, 1, 1));
        assertThat(table.ranks(2)).isEqualTo(new Outcome.Retrieval(1, 1, 1, 1));
    }

    @Test
    void findsABaselineDeaf() {
        List<Outcome> outcomes = Evaluation.run(
                Baselines.audioBlind(LISTENER, List.of(new float[] {1}, new float[] {-1})),
                SAMPLES,
                Pairs.draw(SAMPLES, 1, 5),
                SOUNDS_NAME_SIDES,
                (done, all) -> {});

        assertThat(outcomes).extracting(Outcome::isRightOfOthers).contains(OptionalDouble.of(0));
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.retrieval()).isEmpty());
    }

    @Test
    void judgesTheWorstOfASceneOnceForTheScene() {
        assertThat(outcomes().stream().filter(outcome -> outcome.worstOfScene().isPresent()))
                .hasSize(1);
    }

    @Test
    void drawsEachPictureItsNegatives() {
        assertThat(outcomes().get(0).negatives())
                .extracting(Outcome.AtNegative::kind)
                .containsExactly(
                        Negative.SILENCE,
                        Negative.NOISE,
                        Negative.OFFSCREEN,
                        Negative.SILENCE,
                        Negative.NOISE,
                        Negative.OFFSCREEN);
    }

    @Test
    void takesOffscreenSoundsFromNoCategoryInTheScene() {
        assertThat(Pairs.draw(SAMPLES, 9, 5).pairs())
                .filteredOn(pair -> pair.sample().equals("left"))
                .extracting(Pairs.Pair::offscreen)
                .containsOnly(Optional.of("alone"));
    }

    @Test
    void takesOfPairsWhatBelongsToItsSamples() {
        var given = new Pairs(
                1,
                List.of(
                        new Pairs.Pair("left", 3, Optional.of("right")),
                        new Pairs.Pair("right", 4, Optional.of("elsewhere")),
                        new Pairs.Pair("elsewhere", 5, Optional.of("left"))));

        assertThat(given.within(SAMPLES).pairs())
                .containsExactly(
                        new Pairs.Pair("left", 3, Optional.of("right")), new Pairs.Pair("right", 4, Optional.empty()));
    }

    @Test
    void drawsTheSamePairsFromTheSameSeed() {
        assertThat(Pairs.draw(SAMPLES, 3, 5)).isEqualTo(Pairs.draw(SAMPLES, 3, 5));
        assertThat(Pairs.draw(SAMPLES, 3, 5)).isNotEqualTo(Pairs.draw(SAMPLES, 3, 6));
    }

    @Test
    void refusesPairsOfAnotherDataSet() {
        var foreign = new Pairs(1, List.of(new Pairs.Pair("left", 1, Optional.of("elsewhere"))));

        assertThatThrownBy(() -> Evaluation.run(LISTENER, SAMPLES, foreign, SOUNDS_NAME_SIDES, (done, all) -> {}))
                .hasMessage("the pairs name the sample elsewhere, which is not in the data set");
    }
}
