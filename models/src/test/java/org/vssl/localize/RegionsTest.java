// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.model.Labels;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;

@DisplayName("Regions of a heatmap")
class RegionsTest {
    private static final RawHeat TWO_PLACES = new RawHeat(
            new float[] {
                .9f, .7f, 0, 0, //
                0, 0, 0, 0, //
                0, 0, 0, .7f, //
                0, 0, .8f, 0
            },
            4,
            4);

    @Test
    void comeStrongestFirstWithBoxAndPeak() {
        assertThat(Regions.above(.5f, TWO_PLACES, 4, Labels.NONE))
                .containsExactly(
                        new Source(0, 0, .5, .25, .125, .125, .9f, Optional.empty()),
                        new Source(.5, .5, .5, .5, .625, .875, .8f, Optional.empty()));
    }

    @Test
    void areTwoWhereAValleyLiesBetweenTwoPeaks() {
        var people = new RawHeat(new float[] {.3f, .9f, .4f, .8f, .3f}, 5, 1);

        assertThat(Regions.above(.2f, people, 4, Labels.NONE))
                .extracting(Source::peakX)
                .containsExactly(.3, .7);
    }

    @Test
    void areOneWhereTheHeatBetweenTwoPeaksHardlyFalls() {
        var body = new RawHeat(new float[] {.3f, .9f, .7f, .8f, .3f}, 5, 1);

        assertThat(Regions.above(.2f, body, 4, Labels.NONE))
                .extracting(Source::peakX)
                .containsExactly(.3);
    }

    @Test
    void areAsLargeAsWhatIsLitNotAsItsHalo() {
        var lamp = new RawHeat(new float[] {.25f, .25f, .9f, .6f, .3f}, 5, 1);

        assertThat(Regions.above(.2f, lamp, 4, Labels.NONE))
                .extracting(Source::x, Source::width)
                .containsExactly(tuple(.4, .4));
    }

    @Test
    void giveTheCellOfAValleyToTheHotterHill() {
        var steps = new RawHeat(new float[] {.7f, .45f, .9f}, 3, 1);

        assertThat(Regions.above(.1f, steps, 4, Labels.NONE))
                .extracting(Source::x, Source::width)
                .containsExactly(tuple(1 / 3., 2 / 3.), tuple(0., 1 / 3.));
    }

    @Test
    void areNoMoreThanAskedFor() {
        assertThat(Regions.above(.5f, TWO_PLACES, 1, Labels.NONE))
                .extracting(Source::score)
                .containsExactly((double) .9f);
    }

    @Test
    void bearTheLabelOfTheirPeak() {
        var labels = new Labels(Optional.empty(), Optional.of(cell -> "cell " + cell));

        assertThat(Regions.above(.5f, TWO_PLACES, 4, labels))
                .extracting(source -> source.label().orElseThrow())
                .containsExactly("cell 0", "cell 14");
    }

    @Test
    void areNoneWhereNothingExceedsTheThreshold() {
        assertThat(Regions.above(.9f, TWO_PLACES, 4, Labels.NONE)).isEmpty();
    }

    @Test
    void doNotWrapRoundTheEdgeOfThePicture() {
        var edges = new RawHeat(new float[] {0, 0, .9f, .9f, 0, 0}, 3, 2);

        assertThat(Regions.above(.5f, edges, 4, Labels.NONE)).hasSize(2);
    }

    @Test
    void ignoreCellsThatAreNotNumbers() {
        assertThat(Regions.above(.5f, new RawHeat(new float[] {Float.NaN, .9f}, 2, 1), 4, Labels.NONE))
                .hasSize(1);
    }
}
