// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.cli.gst.Run;
import org.vssl.reframe.PathFile;
import org.vssl.result.FrameResult;
import org.vssl.result.Source;
import org.vssl.result.Verdict;

/** A red picture whose right quarter is green and sounds green, as the tiny bundle has it. */
@DisplayName("The metadata of a reframed picture")
class ReframedMetadataIT {
    private static final Path TINY = Path.of("../models/src/test/resources/bundles/split")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path folder;

    @Test
    void isThatOfTheNewPicture() {
        Source before = last("").sources().get(0);

        Source after = last("! vsslreframe width=80 height=180").sources().get(0);

        assertThat(before.x()).isGreaterThan(0.6);
        assertThat(after.x()).isLessThan(0.2);
        assertThat(after.x() + after.width()).isGreaterThan(0.8);
        assertThat(after.score()).isEqualTo(before.score());
    }

    @Test
    void saysOffscreenWhereTheSoundComesFromBesideTheCrop() throws Exception {
        Path path = folder.resolve("left.csv");
        Files.writeString(path, PathFile.HEADER + "\n0,0,0,0.25,1,1\n");

        FrameResult report = last("! vsslreframe width=80 height=180 path=" + path);

        assertThat(report.verdict()).isEqualTo(Verdict.OFFSCREEN);
        assertThat(report.sources()).isEmpty();
    }

    @Test
    void isTheOldOneWhereTheWholePictureIsShown() {
        assertThat(last("! vsslreframe debug=true").sources()).isEqualTo(last("").sources());
    }

    @Test
    void staysWithThePictureWhenItIsScaled() {
        Source small =
                last("! vsslreframe aspect=16/9 width=64 height=36").sources().get(0);

        assertThat(small.x()).isCloseTo(last("").sources().get(0).x(), within(1e-9));
    }

    private static FrameResult last(String reframe) {
        List<FrameResult> reports = new ArrayList<>();
        try (Run run = Run.of("videotestsrc num-buffers=50 pattern=green !"
                + " video/x-raw,format=I420,width=80,height=180,framerate=25/1 ! videobox left=-240 fill=red !"
                + " vssl name=v messages=none model=" + TINY + " " + reframe
                + " ! appsink name=frames sync=false max-buffers=4"
                + " audiotestsrc num-buffers=130 wave=square freq=2000 ! audio/x-raw,rate=32000 ! v.audio_sink")) {
            run.frames((report, picture, width, height) -> reports.add(report)).play(() -> {});
        }
        return reports.get(reports.size() - 1);
    }
}
