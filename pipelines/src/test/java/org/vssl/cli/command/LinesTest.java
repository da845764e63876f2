// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The commands' launch lines")
class LinesTest {
    @Test
    void keepAFilmBesideItsTargetUntilTheIndexIsKnown() {
        assertThat(Lines.mp4mux(Path.of("/my films/a.mp4.part")))
                .isEqualTo("mp4mux faststart=true faststart-file=\"/my films/a.mp4.part.media\"");
    }

    @Test
    void cutOffAnOddColumnAndRow() {
        assertThat(Lines.even(161, 120)).isEqualTo(" ! videocrop right=1 bottom=0");
    }
}
