// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The cut detector")
class CutDetectorTest {
    private static final int FRAMES = 50;

    @Test
    void findsTheFrameInWhichAnotherPictureBegins() {
        assertThat(cuts(frame -> frame < 25 ? stripes(0, 8) : stripes(0, 3))).containsExactly(25);
    }

    @Test
    void findsNoneInAStillPicture() {
        assertThat(cuts(frame -> stripes(0, 8))).isEmpty();
    }

    @Test
    void findsNoneInAFastPan() {
        assertThat(cuts(frame -> stripes(frame, 8))).isEmpty();
    }

    @Test
    void findsNoneInAFade() {
        assertThat(cuts(frame -> flat(255 * frame / FRAMES))).isEmpty();
    }

    @Test
    void findsACutInTheMiddleOfAPan() {
        assertThat(cuts(frame -> frame < 25 ? gradient(frame) : stripes(frame, 8)))
                .containsExactly(25);
    }

    @Test
    void takesAFlashForOneCutAtMost() {
        assertThat(cuts(frame -> frame == 25 ? flat(255) : stripes(0, 8))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void saysHowLargeADownscaledPictureIs() {
        assertThatThrownBy(() -> new CutDetector().isCut(new byte[10], 0, 0.1))
                .hasMessage("a downscaled picture must hold 576 bytes, holds 10");
    }

    private static List<Integer> cuts(IntFunction<byte[]> film) {
        var detector = new CutDetector();
        var cuts = new ArrayList<Integer>();
        for (int frame = 0; frame < FRAMES; frame++) {
            if (detector.isCut(film.apply(frame), frame * Scene.FRAME, Controls.DEFAULTS.cutThreshold())) {
                cuts.add(frame);
            }
        }
        return cuts;
    }

    private static byte[] stripes(int shift, int width) {
        return picture(x -> (x + shift) / width % 2 == 0 ? 40 : 200);
    }

    private static byte[] gradient(int shift) {
        return picture(x -> 4 * x + shift);
    }

    private static byte[] flat(int grey) {
        return picture(x -> grey);
    }

    private static byte[] picture(java.util.function.IntUnaryOperator column) {
        var grey = new byte[GreyPicture.WIDTH * GreyPicture.HEIGHT];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) column.applyAsInt(i % GreyPicture.WIDTH);
        }
        return grey;
    }
}
