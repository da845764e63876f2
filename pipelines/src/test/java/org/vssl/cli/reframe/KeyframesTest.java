// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.reframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.cli.gst.PipelineException;
import org.vssl.reframe.Crop;
import org.vssl.reframe.CropPath;
import org.vssl.reframe.Step;

@DisplayName("Keyframes")
class KeyframesTest {
    private static final long FRAME = 40_000_000;

    @Test
    void areTheEndsOfAStraightPan() {
        List<List<Step>> keys = Keyframes.of(film(i -> 0.01 * i, 0.25));

        assertThat(keys).hasSize(1);
        assertThat(keys.get(0)).extracting(Step::timeNanos).containsExactly(0L, 49 * FRAME);
    }

    @Test
    void beginAnewAtEveryCut() {
        List<List<Step>> keys = Keyframes.of(film(i -> i < 20 ? 0.1 : 0.5, 0.25));

        assertThat(keys).hasSize(2);
        assertThat(keys.get(1).get(0).timeNanos()).isEqualTo(20 * FRAME);
    }

    @Test
    void areNeverMoreThanAQuarterOfAPixelOff() {
        Reframing film = film(i -> 0.3 + 0.05 * Math.sin(i / 12.0), 0.25);

        List<Step> keys = new ArrayList<>();
        Keyframes.of(film).forEach(keys::addAll);

        assertThat(keys).hasSizeLessThan(40);
        var path = new CropPath(keys);
        assertThat(film.steps())
                .allMatch(step -> Math.abs(path.at(step.timeNanos()).crop().x()
                                        - step.crop().x())
                                * film.width()
                        <= 0.25);
    }

    @Test
    void holdNoZoomForFfmpeg() {
        Reframing film = film(i -> 0.1, 0.25);
        var steps = new ArrayList<>(film.steps());
        steps.set(3, new Step(3 * FRAME, new Crop(0.1, 0, 0.5, 1), false));
        var zoomed = new Reframing(Path.of("film.mp4"), true, 640, 360, 25, 1, 160, 360, steps);

        assertThatThrownBy(() -> Export.SENDCMD.text(zoomed))
                .isInstanceOf(PipelineException.class)
                .hasMessage(
                        "ffmpeg's crop filter cannot change its size, so sendcmd does not support zoom; expected zoom 1,"
                                + " or another format");
    }

    private static Reframing film(IntToDoubleFunction x, double width) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < 50; i++) {
            double at = x.applyAsDouble(i);
            boolean isCut = i == 0 || Math.abs(at - steps.get(i - 1).crop().x()) > 0.2;
            steps.add(new Step(i * FRAME, new Crop(at, 0, width, 1), isCut));
        }
        return new Reframing(Path.of("film.mp4"), true, 640, 360, 25, 1, 160, 360, steps);
    }
}
