// SPDX-License-Identifier: Apache-2.0
package org.vssl.reframe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A grey picture for cut detection")
class GreyPictureTest {
    @ParameterizedTest(name = "of {0}x{1}, {2} bytes a pixel, rows {3} bytes longer")
    @CsvSource({"320, 180, 1, 0", "321, 181, 1, 3", "320, 180, 4, 8", "16, 9, 1, 0", "1, 1, 1, 0", "2000, 3, 3, 1"})
    void isBrightWhereThePictureIs(int width, int height, int step, int padding) {
        int stride = width * step + padding;
        ByteBuffer plane = ByteBuffer.allocateDirect(stride * height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                plane.put(y * stride + x * step, (byte) (255 * x / width));
            }
        }

        byte[] grey = GreyPicture.of(plane, width, height, stride, step);

        assertThat(grey).hasSize(32 * 18);
        for (int cell = 0; cell < grey.length; cell++) {
            int column = cell % 32;
            int sum = 0;
            for (int point = 0; point < 4; point++) {
                int x = (column * 4 + point) * width / 128;
                sum += 255 * x / width;
            }
            assertThat(grey[cell] & 0xff).isEqualTo(sum / 4);
        }
    }

    @Test
    void reachesFromTheFirstToTheLastRow() {
        ByteBuffer plane = ByteBuffer.allocate(64 * 72);
        for (int i = 0; i < 64 * 72; i++) {
            plane.put(i, (byte) (i / 64 < 36 ? 200 : 40));
        }

        byte[] grey = GreyPicture.of(plane, 64, 72, 64, 1);

        assertThat(grey[8 * 32 + 31] & 0xff).isEqualTo(200);
        assertThat(grey[9 * 32] & 0xff).isEqualTo(40);
    }
}
