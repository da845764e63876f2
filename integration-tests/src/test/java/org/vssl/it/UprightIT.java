// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.PictureFormat;
import org.vssl.cli.gst.VideoFrame;

/** A clip of 160 by 120 whose track is to be shown turned to the right by 90 degrees. */
@DisplayName("A film of a phone held upright")
class UprightIT {
    /** After the box's name: version, flags, five words and a gap; ISO/IEC 14496-12, 8.3.2. */
    private static final int MATRIX = 4 + 40;

    /** Row by row, 16.16 and in the last column 2.30. */
    private static final int[] TO_THE_RIGHT = {0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000};

    @TempDir
    Path folder;

    @BeforeEach
    void makeFilm() throws IOException {
        Command.clip(folder);
        Path clip = folder.resolve("clip.mp4");
        byte[] bytes = Files.readAllBytes(clip);
        // each character is a byte
        int track = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
        ByteBuffer.wrap(bytes).position(track + MATRIX).slice().asIntBuffer().put(TO_THE_RIGHT);
        Files.write(clip, bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "annotate clip.mp4 -o out.mkv",
                "reframe clip.mp4 out.mkv --aspect 3:4",
                "launch overlay-to-file IN=clip.mp4 OUT=out.mkv"
            })
    void isWrittenUpright(String line) {
        Command run = Command.vssl(folder, line.split(" ", -1));

        assertThat(run.status()).as(run.err()).isZero();
        PictureFormat written = PictureFormat.of(Media.of(folder.resolve("out.mkv")));
        assertThat(written.width()).isEqualTo(120);
        assertThat(written.height()).isEqualTo(160);
    }

    @Test
    void isSeenUpright() {
        assertThat(VideoFrame.middle(folder.resolve("clip.mp4")).getWidth()).isEqualTo(120);
        assertThat(PictureFormat.of(Media.of(folder.resolve("clip.mp4"))).height())
                .isEqualTo(160);
    }
}
