// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vssl.cli.gst.PictureFormat;

@DisplayName("The size of a reframed video")
class OutSizeTest {
    @ParameterizedTest
    @CsvSource({
        "320, 180, 9:16, 102, 180",
        "320, 181, 9:16, 102, 180",
        "320, 183, 9:16, 102, 182",
        "161, 91, 16:9, 160, 90",
        "3, 3, 9:16, 2, 2"
    })
    void isEvenAndNoTallerThanThePicture(int width, int height, String aspect, int outWidth, int outHeight) {
        OutSize size = OutSize.of(aspect, Optional.empty());

        assertThat(size.in(new PictureFormat(width, height, 1, 25, 1)))
                .isEqualTo(new OutSize.Pixels(outWidth, outHeight));
    }
}
