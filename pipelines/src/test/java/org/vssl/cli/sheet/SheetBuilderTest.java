// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vssl.result.FrameResult;
import org.vssl.result.Source;
import org.vssl.result.Times;
import org.vssl.result.Verdict;

@DisplayName("The frames of a sheet")
class SheetBuilderTest {
    @ParameterizedTest(name = "{0} frames")
    @CsvSource({"5, 5", "24, 24", "47, 24", "48, 24", "1000, 24"})
    void areSpreadOverTheWholeVideo(int frames, int thumbnails) {
        SheetBuilder builder = of(frames);

        assertThat(builder.thumbnails()).hasSize(thumbnails);
        assertThat(builder.thumbnails().get(0).report().times().runningTimeNanos())
                .isZero();
        assertThat(builder.thumbnails().get(thumbnails - 1).report().times().runningTimeNanos())
                .isGreaterThanOrEqualTo((long) (frames * 0.8) - 1);
    }

    @Test
    void areCountedByVerdict() {
        assertThat(of(4).summary()).isEqualTo("4 frames: located 25 %, silence 75 %");
    }

    private static SheetBuilder of(int frames) {
        var builder = new SheetBuilder();
        for (int i = 0; i < frames; i++) {
            builder.take(report(i), ByteBuffer.allocate(4), 1, 1);
        }
        return builder;
    }

    private static FrameResult report(int number) {
        return new FrameResult(
                number == 0 ? Verdict.LOCATED : Verdict.SILENCE,
                -20,
                0,
                0,
                number == 0 ? List.of(new Source(0, 0, 1, 1, 0.5, 0.5, 0.9, Optional.empty())) : List.of(),
                Times.ofRunning(number),
                0,
                0,
                1,
                0,
                1,
                "model",
                "cpu",
                Optional.empty(),
                1,
                1);
    }
}
