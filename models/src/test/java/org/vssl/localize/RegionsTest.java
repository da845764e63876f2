package org.vssl.localize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Regions of a heatmap")
class RegionsTest {
    private static final Heatmap TWO_PLACES = new Heatmap(
            new float[] {
                .9f, .6f, 0, 0, //
                0, 0, 0, 0, //
                0, 0, 0, .7f, //
                0, 0, .8f, 0
            },
            4,
            4);

    @Test
    void comeStrongestFirstWithBoxAndPeak() {
        assertThat(Regions.above(.5f, TWO_PLACES, 4))
                .containsExactly(
                        new SoundSource(0, 0, .5, .25, .125, .125, .9f, Optional.empty()),
                        new SoundSource(.5, .5, .5, .5, .625, .875, .8f, Optional.empty()));
    }

    @Test
    void areNoMoreThanAskedFor() {
        assertThat(Regions.above(.5f, TWO_PLACES, 1))
                .extracting(SoundSource::score)
                .containsExactly(.9f);
    }

    @Test
    void areNoneWhereNothingExceedsTheThreshold() {
        assertThat(Regions.above(.9f, TWO_PLACES, 4)).isEmpty();
    }

    @Test
    void doNotWrapRoundTheEdgeOfThePicture() {
        var edges = new Heatmap(new float[] {0, 0, .9f, .9f, 0, 0}, 3, 2);

        assertThat(Regions.above(.5f, edges, 4)).hasSize(2);
    }

    @Test
    void ignoreCellsThatAreNotNumbers() {
        assertThat(Regions.above(.5f, new Heatmap(new float[] {Float.NaN, .9f}, 2, 1), 4))
                .hasSize(1);
    }
}
