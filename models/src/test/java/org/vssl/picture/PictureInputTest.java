// SPDX-License-Identifier: Apache-2.0
package org.vssl.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A picture for the model")
class PictureInputTest {
    private static final List<Float> ZERO = List.of(0f, 0f, 0f);
    private static final List<Float> ONE = List.of(1f, 1f, 1f);

    /** Checksums of what Pillow 13.0.0 makes of the same picture by {@code resize((w, h), BILINEAR)}. */
    @ParameterizedTest(name = "{0}x{1} to {2}x{3}")
    @CsvSource({
        "37, 23, 16, 16, bcec79e5",
        "16, 16, 37, 23, 80e1985b",
        "640, 360, 224, 224, ed0d3730",
        "224, 224, 224, 224, 51d29f79",
        "500, 3, 16, 20, 5cab53ae",
        "1, 1, 16, 16, 431df6fd"
    })
    void isResizedAsPillowDoesItToTheBit(int fromWidth, int fromHeight, int width, int height, String checksum) {
        var out = FloatBuffer.allocate(3 * width * height);

        new PictureInput(width, height, ZERO, ONE)
                .resize(pattern(fromWidth, fromHeight, fromWidth * 3), fromWidth, fromHeight, fromWidth * 3, out);

        var crc = new CRC32();
        for (int i = 0; i < out.capacity(); i++) {
            crc.update(Math.round(out.get((i % 3) * width * height + i / 3) * 255));
        }
        assertThat("%08x".formatted(crc.getValue())).isEqualTo(checksum);
    }

    @Test
    void ignoresTheBytesBetweenRows() {
        var tight = FloatBuffer.allocate(3 * 16 * 16);
        var padded = FloatBuffer.allocate(3 * 16 * 16);
        var input = new PictureInput(16, 16, ZERO, ONE);

        input.resize(pattern(50, 20, 150), 50, 20, 150, tight);
        input.resize(pattern(50, 20, 160), 50, 20, 160, padded);

        assertThat(padded).isEqualTo(tight);
    }

    @Test
    void isNormalisedByMeanAndDeviation() {
        var out = FloatBuffer.allocate(3);
        var grey = ByteBuffer.wrap(new byte[] {51, 51, 51});

        new PictureInput(1, 1, List.of(0f, .2f, .5f), List.of(1f, .5f, .1f)).resize(grey, 1, 1, 3, out);

        assertThat(out.get(0)).isCloseTo(.2f, within(1e-6f));
        assertThat(out.get(1)).isCloseTo(0f, within(1e-6f));
        assertThat(out.get(2)).isCloseTo(-3f, within(1e-5f));
    }

    @Test
    void mustFitIntoItsBuffer() {
        assertThatThrownBy(() -> new PictureInput(1, 1, ZERO, ONE)
                        .resize(ByteBuffer.allocate(10), 2, 2, 6, FloatBuffer.allocate(3)))
                .hasMessage("a 2x2 RGB picture with a stride of 6 bytes does not fit into 10 bytes");
    }

    private static ByteBuffer pattern(int width, int height, int stride) {
        var rgb = ByteBuffer.allocateDirect(stride * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb.put(y * stride + x * 3 + channel, (byte) (x * 7 + y * 13 + channel * 29 + x * y));
                }
            }
        }
        return rgb;
    }
}
