// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A path in a file")
class PathFileTest {
    private static final Step FIRST = new Step(0, new Crop(0.1, 0, 0.3, 1), true);
    private static final Step SECOND = new Step(100, new Crop(1 / 3.0, 0, 0.3, 1), false);
    private static final Step CUT = new Step(200, new Crop(0.7, 0, 0.3, 1), true);

    @TempDir
    Path folder;

    @Test
    void isReadBackBitForBit() throws IOException {
        Path file = Files.writeString(folder.resolve("path.csv"), PathFile.text(List.of(FIRST, SECOND, CUT)));

        assertThat(PathFile.read(file).steps()).containsExactly(FIRST, SECOND, CUT);
    }

    @Test
    void isAStraightLineBetweenItsSteps() {
        var path = new CropPath(List.of(FIRST, SECOND, CUT));

        assertThat(path.at(50).crop().x()).isCloseTo((0.1 + 1 / 3.0) / 2, within(1e-12));
        assertThat(path.at(100)).isEqualTo(SECOND);
    }

    @Test
    void standsStillUntilACutAndAfterItsEnd() {
        var path = new CropPath(List.of(FIRST, SECOND, CUT));

        assertThat(path.at(199)).isEqualTo(SECOND);
        assertThat(path.at(1000)).isEqualTo(CUT);
    }

    @Test
    void saysWhichLineIsWrong() throws IOException {
        Path file = Files.writeString(folder.resolve("path.csv"), PathFile.HEADER + "\n0,0.9,0,0.3,1,0\n");

        assertThatThrownBy(() -> PathFile.read(file))
                .isInstanceOf(PathFileException.class)
                .hasMessage(file + ", line 2: a crop must lie within 0..1 of the picture, but x is 0.9 and width is"
                        + " 0.3; expected time_ns,x,y,width,height,cut");
    }

    @Test
    void saysWhatItNeedsWhenThereIsNone() {
        Path file = folder.resolve("nowhere.csv");

        assertThatThrownBy(() -> PathFile.read(file))
                .hasMessage("cannot read the path " + file + ": expected a file written by reframe");
    }
}
