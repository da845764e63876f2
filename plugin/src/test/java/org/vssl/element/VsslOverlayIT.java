// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a green picture that sounds green everywhere: the whole picture is hot. */
@DisplayName("The element vssloverlay")
class VsslOverlayIT {
    private static final int SIDE = 64;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"I420", "NV12", "YUY2", "UYVY", "Y42B", "AYUV", "BGRx", "ARGB"})
    void drawsTheSameHeatIntoEveryFormat(String format) throws IOException {
        int[] wanted = mean(drawn("green", "RGB", "vssloverlay badge=false boxes=false"));

        int[] found = mean(drawn("green", format, "vssloverlay badge=false boxes=false"));

        assertThat(wanted[0]).as("heat makes green warmer").isGreaterThan(100);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(found[channel]).as("channel %d", channel).isCloseTo(wanted[channel], within(8));
        }
    }

    @Test
    void drawsNoHeatWhenNothingInThePictureSounds() throws IOException {
        assertThat(drawn("red", "I420", "vssloverlay badge=false")).isEqualTo(drawn("red", "I420", "identity"));
    }

    @Test
    void tellsTheVerdictAllTheSame() throws IOException {
        assertThat(drawn("red", "I420", "vssloverlay")).isNotEqualTo(drawn("red", "I420", "identity"));
    }

    @Test
    void leavesPicturesWithoutMetadataAlone() throws IOException {
        Path with = folder.resolve("with.raw");
        Path without = folder.resolve("without.raw");
        String source = "videotestsrc num-buffers=1 ! video/x-raw,format=I420,width=64,height=64 ! ";

        Launch.of(folder, source + "vssloverlay ! filesink location=" + with);
        Launch.of(folder, source + "filesink location=" + without);

        assertThat(with).hasSameBinaryContentAs(without);
    }

    /** The last of ten frames as packed RGB. */
    private byte[] drawn(String pattern, String format, String overlay) throws IOException {
        Path raw = folder.resolve("drawn.raw");
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=10 pattern=" + pattern + " ! video/x-raw,format=" + format
                        + ",width=64,height=64,framerate=25/1 ! vssl name=v model=" + Launch.TINY + " ! " + overlay
                        + " ! videoconvert ! video/x-raw,format=RGB ! filesink location=" + raw + " " + Launch.SOUND
                        + " ! v.audio_sink");
        assertThat(run.status()).as(run.output()).isZero();
        byte[] all = Files.readAllBytes(raw);
        int frame = SIDE * SIDE * 3;
        return Arrays.copyOfRange(all, all.length - frame, all.length);
    }

    private static int[] mean(byte[] rgb) {
        var sums = new int[3];
        for (int i = 0; i < rgb.length; i++) {
            sums[i % 3] += rgb[i] & 0xff;
        }
        return new int[] {sums[0] / (SIDE * SIDE), sums[1] / (SIDE * SIDE), sums[2] / (SIDE * SIDE)};
    }
}
