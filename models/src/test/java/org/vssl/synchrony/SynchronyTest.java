// SPDX-License-Identifier: Apache-2.0
package org.vssl.synchrony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two like blobs, left and right, in front of a still ground: 8 x 4 pixels in 4 x 2 cells, 25 frames a second. */
@DisplayName("Synchrony")
class SynchronyTest {
    private static final int WIDTH = 8;
    private static final int HEIGHT = 4;
    private static final int LEFT = 0;
    private static final int RIGHT = 7;
    private static final int FRAMES = 150;
    private static final double LOUD = -10;
    private static final double QUIET = -50;

    private final Synchrony synchrony = new Synchrony(4, 2, WIDTH, HEIGHT);
    private final FloatBuffer picture = FloatBuffer.allocate(3 * WIDTH * HEIGHT);
    private long time;

    /** Every seventh and twelfth frame something happens, four frames long. */
    private static boolean isEvent(int frame) {
        return frame % 19 < 4 || frame % 31 < 4;
    }

    private float[] play(IntPredicate isLoud, IntPredicate moveLeft, IntPredicate moveRight) {
        var random = new Random(1);
        float[] scores = {};
        for (int frame = 0; frame < FRAMES; frame++) {
            blob(LEFT, moveLeft.test(frame) ? random.nextFloat() : 0.5f);
            blob(RIGHT, moveRight.test(frame) ? random.nextFloat() : 0.5f);
            scores = synchrony.follow(picture, 1, isLoud.test(frame) ? LOUD : QUIET, time);
            time += 40_000_000;
        }
        return scores;
    }

    /** The two pixels of a cell's upper row. */
    private void blob(int cell, float value) {
        int x = cell % 4 * 2;
        int y = cell / 4 * 2;
        int plane = WIDTH * HEIGHT;
        picture.put(plane + y * WIDTH + x, value).put(plane + y * WIDTH + x + 1, value);
    }

    @Test
    void findsWhichOfTwoLikeThingsMovesInTimeWithTheSound() {
        float[] scores = play(SynchronyTest::isEvent, frame -> isEvent(frame), frame -> frame % 23 > 11);

        assertThat(scores[LEFT]).isGreaterThan(Synchrony.THRESHOLD);
        assertThat(scores[RIGHT]).isLessThan(scores[LEFT] / 2);
    }

    @Test
    void isNotTakenInBySteadyMotion() {
        float[] scores = play(SynchronyTest::isEvent, frame -> true, frame -> true);

        assertThat(scores[LEFT]).isLessThan(Synchrony.THRESHOLD);
        assertThat(scores[RIGHT]).isLessThan(Synchrony.THRESHOLD);
    }

    @Test
    void abstainsInSilence() {
        assertThat(play(frame -> false, SynchronyTest::isEvent, frame -> true)).containsOnly(0);
    }

    @Test
    void abstainsInSteadySound() {
        assertThat(play(frame -> true, SynchronyTest::isEvent, frame -> true)).containsOnly(0);
    }

    @Test
    void abstainsInAStillPicture() {
        assertThat(play(SynchronyTest::isEvent, frame -> false, frame -> false)).containsOnly(0);
    }

    @Test
    void abstainsUntilItHasSeenEnoughAgainAfterASeek() {
        play(SynchronyTest::isEvent, SynchronyTest::isEvent, frame -> false);
        time += 60_000_000_000L;

        assertThat(synchrony.follow(picture, 1, LOUD, time)).containsOnly(0);
    }

    @Test
    void agreesWithTheCorrelationWrittenOut() {
        float[] scores = play(SynchronyTest::isEvent, frame -> isEvent(frame - 1), frame -> false);

        assertThat((double) scores[LEFT]).isCloseTo(naive(frame -> isEvent(frame - 1)), within(1e-5));
    }

    /** Weights of the past as powers of the forgetting, sums over all frames, no running state. */
    private static double naive(IntPredicate isMoving) {
        var random = new Random(1);
        var loudness = new double[FRAMES];
        var motion = new double[FRAMES];
        float before = 0;
        for (int i = 0; i < FRAMES; i++) {
            float value = isMoving.test(i) ? random.nextFloat() : 0.5f;
            motion[i] = i == 0 ? 0 : Math.sqrt(Math.abs(value - before) * 2 / 4);
            loudness[i] = isEvent(i) ? LOUD : QUIET;
            before = value;
        }
        double[] a = detrended(loudness);
        double[] v = detrended(motion);
        double keep = Math.exp(-0.04 / 4);
        double aa = 0;
        double vv = 0;
        double av = 0;
        for (int i = 1; i < FRAMES; i++) {
            double weight = Math.pow(keep, FRAMES - 1 - i);
            aa += weight * a[i] * a[i];
            vv += weight * v[i] * v[i];
            av += weight * a[i] * v[i];
        }
        return Math.max(0, av / Math.sqrt(aa * vv));
    }

    private static double[] detrended(double[] values) {
        var result = new double[values.length];
        double smooth = values[0];
        double trend = values[0];
        for (int i = 1; i < values.length; i++) {
            smooth = smooth / 2 + values[i] / 2;
            trend = trend * Math.exp(-0.04 / 0.3) + smooth * (1 - Math.exp(-0.04 / 0.3));
            result[i] = smooth - trend;
        }
        return result;
    }
}
