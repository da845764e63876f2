// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vssl.Bundles;

@DisplayName("A model")
class ModelTest {
    @ParameterizedTest
    @ValueSource(strings = {"split", "joint"})
    void isHotWhereThePictureAgreesWithTheSound(String kind) {
        try (Model model = Model.load(Bundle.open(Bundles.named(kind)))) {
            redInTheFirstCellGreenElsewhere(model);
            constantSound(model, 0.5f);

            Answer answer = model.run();

            assertThat(answer.heat()).hasSize(16);
            assertThat(answer.heat()[0]).isCloseTo(1, within(1e-3f));
            assertThat(answer.heat()[1]).isCloseTo(0, within(1e-2f));
            assertThat(answer.heat()[15]).isCloseTo(0, within(1e-2f));
        }
    }

    @Test
    void namesTheSoundAndSaysWhetherItIsAnEvent() {
        try (Model model = Model.load(Bundle.open(Bundles.named("split")))) {
            constantSound(model, 0.5f);

            Answer answer = model.run();

            assertThat(answer.labels().sound()).contains("red");
            assertThat(answer.event())
                    .hasValueSatisfying(event -> assertThat(event).isCloseTo(0.5f, within(1e-3f)));
        }
    }

    @Test
    void callsASoundUnknownThatIsLikeNoneOfItsLabels() {
        try (Model model = Model.load(Bundle.open(Bundles.named("split")))) {
            constantSound(model, 0);

            assertThat(model.run().labels().sound()).contains("unknown");
        }
    }

    @Test
    void namesEachPlaceByWhatMostOfItsHeatComesFrom() {
        try (Model model = Model.load(Bundle.open(Bundles.named("split")))) {
            redInTheFirstCellGreenElsewhere(model);
            yellowInTheLastCell(model);
            constantAndAlternatingSound(model);

            Labels labels = model.run().labels();

            assertThat(labels.at(0)).contains("red");
            assertThat(labels.at(1)).contains("green");
            assertThat(labels.at(15)).contains("unknown");
        }
    }

    @Test
    void namesNoPlaceThatHasNoHeat() {
        try (Model model = Model.load(Bundle.open(Bundles.named("split")))) {
            constantSound(model, 0.5f);

            Labels labels = model.run().labels();

            assertThat(IntStream.range(0, 16).mapToObj(labels::at)).containsOnly(Optional.of("unknown"));
        }
    }

    @Test
    void givesEveryPlaceTheNameOfTheSoundWhereTheBundleTellsNoMore() {
        Labels labels = Labels.ofSound(Optional.of("dog"));

        assertThat(labels.at(3)).contains("dog");
        assertThat(Labels.NONE.at(3)).isEmpty();
    }

    @Test
    void answersAgainAfterItWasCancelledAndResumed() {
        try (Model model = Model.load(Bundle.open(Bundles.named("split")))) {
            model.cancel();
            assertThatThrownBy(model::run).isInstanceOf(ModelException.class).hasMessageContaining("the run failed");

            model.resume();

            assertThat(model.run().heat()).hasSize(16);
        }
    }

    private static void redInTheFirstCellGreenElsewhere(Model model) {
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                boolean isRed = x < 4 && y < 4;
                model.picture().put(y * 16 + x, isRed ? 1 : 0);
                model.picture().put(256 + y * 16 + x, isRed ? 0 : 1);
                model.picture().put(512 + y * 16 + x, 0);
            }
        }
    }

    private static void yellowInTheLastCell(Model model) {
        for (int y = 12; y < 16; y++) {
            for (int x = 12; x < 16; x++) {
                model.picture().put(y * 16 + x, 1);
            }
        }
    }

    /** As much red as green is to be heard. */
    private static void constantAndAlternatingSound(Model model) {
        for (int i = 0; i < model.sound().capacity(); i++) {
            model.sound().put(i, i % 2 == 0 ? 0.8f : 0);
        }
    }

    private static void constantSound(Model model, float value) {
        for (int i = 0; i < model.sound().capacity(); i++) {
            model.sound().put(i, value);
        }
    }
}
