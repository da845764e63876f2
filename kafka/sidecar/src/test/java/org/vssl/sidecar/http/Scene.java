// SPDX-License-Identifier: Apache-2.0
package org.vssl.sidecar.http;

import java.util.List;
import java.util.Optional;
import org.vssl.result.FrameResult;
import org.vssl.result.Heat;
import org.vssl.result.RawHeat;
import org.vssl.result.Source;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

/** Results to look at, without a camera. */
final class Scene {
    private static final int CELLS_X = 24;
    private static final int CELLS_Y = 14;
    private static final double THRESHOLD = 0.4;

    private Scene() {}

    /** A spot of heat round a place, 0..1 of the picture, with a box and a label. */
    static FrameResult located(double x, double y, String label) {
        float[] heat = new float[CELLS_X * CELLS_Y];
        for (int row = 0; row < CELLS_Y; row++) {
            for (int column = 0; column < CELLS_X; column++) {
                double dx = (column + 0.5) / CELLS_X - x;
                double dy = (row + 0.5) / CELLS_Y - y;
                heat[row * CELLS_X + column] = (float) (0.8 * Math.exp(-(dx * dx + dy * dy) * 40));
            }
        }
        var source = new Source(x - 0.12, y - 0.16, 0.24, 0.32, x, y, 0.78, Optional.of(label));
        return frame(
                Verdict.LOCATED, -21.5, List.of(source), new RawHeat(heat, CELLS_X, CELLS_Y).quantized(), 640, 360);
    }

    /** A verdict without a source. */
    static FrameResult nowhere(Verdict verdict, double loudness) {
        return frame(verdict, loudness, List.of(), new RawHeat(new float[] {0}, 1, 1).quantized(), 640, 360);
    }

    /** As many cells as a heatmap can have. */
    static FrameResult large() {
        var heat = new float[Heat.MAX_SIDE * Heat.MAX_SIDE];
        return frame(
                Verdict.SILENCE, -60, List.of(), new RawHeat(heat, Heat.MAX_SIDE, Heat.MAX_SIDE).quantized(), 640, 360);
    }

    static FrameResult frame(
            Verdict verdict, double loudness, List<Source> sources, Heat heat, int videoWidth, int videoHeight) {
        return new FrameResult(
                verdict,
                loudness,
                0.78,
                THRESHOLD,
                sources,
                Times.ofRunning(40_000_000),
                0,
                2_000_000_000L,
                1,
                0,
                14.25,
                "vssl-default 1 sha256:ab",
                "cpu",
                Optional.of(heat),
                videoWidth,
                videoHeight);
    }
}
