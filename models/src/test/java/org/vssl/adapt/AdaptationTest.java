// SPDX-License-Identifier: Apache-2.0
package org.vssl.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Films of a world in which thing k is heard in dimension k; a picture shows one thing in one of its four cells. */
@DisplayName("An adaptation")
class AdaptationTest {
    private static final int THINGS = 6;
    private static final int CELLS = 4;
    private static final int NOTHING_SEEN = THINGS;
    private static final int NOTHING_HEARD = THINGS + 1;
    private static final int DIMENSIONS = THINGS + 2;
    private static final float THRESHOLD = 0.4f;

    private final Random random = new Random(5);

    @Test
    void learnsWhichSoundsBelongToWhichPicturesInFootageOfWhichTheModelThinksOtherwise() {
        Adaptation found = adapt(films(thing -> (thing + 1) % THINGS));

        assertThat(found.fault()).isEmpty();
        assertThat(found.before().detection()).isLessThan(0.2);
        assertThat(found.after().detection()).isGreaterThan(0.8);
        assertThat(found.after().preference()).isGreaterThan(0.7);
        assertThat(found.after().silence()).isZero();
        assertThat(found.after().noise()).isZero();
    }

    @Test
    void isRefusedWhereSoundsAndPicturesHaveNothingToDoWithEachOther() {
        Adaptation found = adapt(films(thing -> random.nextInt(THINGS)));

        assertThat(found.fault()).isPresent();
    }

    @Test
    void isRefusedWhereTheModelIsRightAlready() {
        Adaptation found = adapt(films(thing -> thing));

        assertThat(found.fault()).isPresent();
        assertThat(found.before().preference()).isEqualTo(found.after().preference(), within(0.02));
    }

    @Test
    void countsNeighbouringMomentsAsOneWitness() {
        List<EmbeddedFrame> dense = films(thing -> (thing + 1) % THINGS).stream()
                .map(moment -> new EmbeddedFrame(
                        moment.film(),
                        moment.seconds() / 40,
                        moment.sound(),
                        moment.film().equals("film 5") ? picture(random.nextInt(THINGS)) : moment.picture()))
                .toList();

        assertThat(adapt(dense).fault())
                .hasValueSatisfying(fault ->
                        assertThat(fault).matches("the gain .* \\(\\+[0-9.]+ points, .* 2 times ten seconds\\)"));
    }

    @Test
    void holdsOutWholeFilmsWhereThereAreEnough() {
        Parts parts = Parts.of(films(thing -> thing));

        assertThat(parts.held()).extracting(EmbeddedFrame::film).containsOnly("film 0", "film 5");
        assertThat(parts.train())
                .extracting(EmbeddedFrame::film)
                .doesNotContain("film 0", "film 5", "film 1", "film 6");
    }

    @Test
    void holdsOutTheEndOfAFilmThatIsAlone() {
        List<EmbeddedFrame> one = films(thing -> thing).stream()
                .filter(moment -> moment.film().equals("film 3"))
                .toList();

        assertThat(Parts.of(one).held()).extracting(EmbeddedFrame::seconds).allMatch(seconds -> seconds >= 20 * 16);
    }

    @Test
    void needsMomentsEnough() {
        assertThatThrownBy(() -> adapt(films(thing -> thing).subList(0, 12)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected at least 10 of each");
    }

    private interface Seen {
        int when(int heard);
    }

    private static Adaptation adapt(List<EmbeddedFrame> moments) {
        var negatives = new Adaptation.Negatives(List.of(clear(NOTHING_HEARD)), List.of(clear(NOTHING_HEARD)));
        return Adaptation.of(moments, negatives, negatives, THRESHOLD, 7, (done, all) -> {});
    }

    private List<EmbeddedFrame> films(Seen seen) {
        var moments = new ArrayList<EmbeddedFrame>();
        for (int film = 0; film < 10; film++) {
            for (int i = 0; i < 20; i++) {
                int heard = random.nextInt(THINGS);
                moments.add(new EmbeddedFrame("film " + film, 20 * i, around(heard), picture(seen.when(heard))));
            }
        }
        return moments;
    }

    private float[] picture(int thing) {
        var vectors = new float[DIMENSIONS * CELLS];
        int place = random.nextInt(CELLS);
        for (int cell = 0; cell < CELLS; cell++) {
            float[] vector = around(cell == place ? thing : NOTHING_SEEN);
            for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
                vectors[dimension * CELLS + cell] = vector[dimension];
            }
        }
        return vectors;
    }

    private float[] around(int thing) {
        float[] vector = clear(thing);
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = Math.max(0, vector[i] + 0.1f * (float) random.nextGaussian());
        }
        return Adapter.identity(DIMENSIONS).apply(vector);
    }

    private static float[] clear(int thing) {
        var vector = new float[DIMENSIONS];
        vector[thing] = 1;
        return vector;
    }
}
