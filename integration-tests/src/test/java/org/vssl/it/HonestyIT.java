// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default bundle, through the whole product, on sounds that no picture makes. */
@DisplayName("The default model")
class HonestyIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "white-noise, noise",
        "pink-noise, noise",
        "red-noise, noise",
        "gaussian-noise, noise",
        "silence, silence",
    })
    void callsEveryFrameUnder(String wave, String verdict) {
        Command made = Command.launch(
                folder,
                "videotestsrc num-buffers=50 pattern=ball ! video/x-raw,width=320,height=240,framerate=25/1 ! x264enc !"
                        + " h264parse ! mp4mux name=m ! filesink location=clip.mp4 audiotestsrc num-buffers=94 wave="
                        + wave + " volume=0.3 ! audio/x-raw,rate=48000 ! avenc_aac ! aacparse ! m.");
        assertThat(made.status()).as(made.err()).isZero();

        Command run = Command.vssl(folder, "analyze", "clip.mp4");

        assertThat(run.out()).hasSize(50).allMatch(line -> line.contains("\"verdict\":\"" + verdict + "\""));
    }
}
