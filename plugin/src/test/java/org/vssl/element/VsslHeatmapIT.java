// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The left half of the picture is green, the right half red; the sound is green. */
@DisplayName("The element vsslheatmap")
class VsslHeatmapIT {
    private static final String HALVES = "videotestsrc num-buffers=10 pattern=green"
            + " ! video/x-raw,width=32,height=64,framerate=25/1 ! videobox right=-32 fill=red ! videoconvert"
            + " ! video/x-raw,format=I420";
    /** Too little green for a place that sounds: the raw heat is 0.58. */
    private static final String WHITE =
            "videotestsrc num-buffers=10 pattern=white ! video/x-raw,format=I420,width=64,height=64,framerate=25/1";

    @TempDir
    Path folder;

    @Test
    void showsInGreyWhatIsHot() throws IOException {
        byte[] grey = last(HALVES, "GRAY8,width=64,height=64");

        assertThat(grey[32 * 64] & 0xff).as("left").isGreaterThan(200);
        assertThat(grey[32 * 64 + 63] & 0xff).as("right").isLessThan(100);
    }

    @Test
    void showsRawHeatInGreyWhateverTheVerdict() throws IOException {
        assertThat(last(WHITE, "GRAY8,width=8,height=8")).containsOnly(148);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RGB", "BGR"})
    void showsInColoursWhatTheOverlayDraws(String format) throws IOException {
        byte[] colours = last(HALVES, format + ",width=64,height=64");

        int right = (32 * 64 + 63) * 3;
        assertThat(colours[32 * 64 * 3 + 1] & 0xff)
                .as("left, green of pale yellow")
                .isGreaterThan(200);
        assertThat(List.of(colours[right], colours[right + 1], colours[right + 2]))
                .containsOnly((byte) 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RGB", "BGR", "RGBx", "BGRx", "xRGB", "xBGR"})
    void isBlackInColoursWhenNothingInThePictureSounds(String format) throws IOException {
        assertThat(last(WHITE, format + ",width=10,height=10")).containsOnly(0);
    }

    @Test
    void isBlackWithoutMetadata() throws IOException {
        Path raw = folder.resolve("raw");

        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=1 ! video/x-raw,width=64,height=48 ! vsslheatmap ! video/x-raw,format=GRAY8"
                        + " ! filesink location=" + raw);

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(Files.readAllBytes(raw)).hasSize(64 * 48).containsOnly(0);
    }

    @Test
    void isBlackWhereTheLastElementHeardNothingWhateverOneBeforeItFound() throws IOException {
        Path raw = folder.resolve("raw");

        Launch run = Launch.of(
                folder,
                HALVES + " ! vssl name=v model=" + Launch.TINY + " ! vssl model=" + Launch.TINY
                        + " ! vsslheatmap ! video/x-raw,format=GRAY8,width=8,height=8 ! filesink location=" + raw + " "
                        + Launch.SOUND + " ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(Files.readAllBytes(raw)).hasSize(10 * 8 * 8).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"20, 10, 1/2", "7, 5, 5/7", "1, 1, 1/1", "1000, 20, 1/50"})
    void isOfAnySizeAndKeepsTheShapeOfThePicture(int width, int height, String pixels) {
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=2 ! video/x-raw,width=64,height=64 ! vsslheatmap name=h !"
                        + " video/x-raw,format=GRAY8,width=" + width + ",height=" + height + " ! fakesink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("width=(int)%d, height=(int)%d, framerate=(fraction)30/1, pixel-aspect-ratio=(fraction)%s"
                        .formatted(width, height, pixels));
    }

    @Test
    void letsTheMetadataPassSoThatTheOverlayCanDrawBoxes() throws IOException {
        byte[] plain = last(HALVES, "RGB,width=64,height=64");
        byte[] boxed = last(HALVES, "RGB,width=64,height=64 ! vssloverlay heat=false badge=false");

        assertThat(boxed).isNotEqualTo(plain);
    }

    /** The last of ten pictures, rows without padding. */
    private byte[] last(String picture, String caps) throws IOException {
        Path raw = folder.resolve("raw");
        Launch run = Launch.of(
                folder,
                picture + " ! vssl name=v model=" + Launch.TINY + " ! vsslheatmap ! video/x-raw,format=" + caps
                        + " ! filesink location=" + raw + " " + Launch.SOUND + " ! v.audio_sink");
        assertThat(run.status()).as(run.output()).isZero();
        byte[] all = Files.readAllBytes(raw);
        return Arrays.copyOfRange(all, all.length - all.length / 10, all.length);
    }
}
