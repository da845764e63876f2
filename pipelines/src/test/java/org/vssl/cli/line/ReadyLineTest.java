// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A ready line")
class ReadyLineTest {
    private static final List<String> FILE = """
            #!/usr/bin/env sh
            # Plays IN. Very
            # loudly.
            #
            # IN      a video
            # SCREEN  where it is shown
            #
            # Example: IN=my.mp4
            uridecodebin uri=${IN} name=in
            in. ! queue
                ! ${SCREEN:-autovideosink sync=false}
            [sound] in. ! ${IN}
            [sound]     ! fakesink
            """.lines().toList();

    private final ReadyLine line = ReadyLine.of("play", FILE);

    @Test
    void takesItsDefaultsUnlessToldOtherwise() {
        assertThat(line.filled(Map.of("IN", "a"), false))
                .isEqualTo("uridecodebin uri=a name=in in. ! queue ! autovideosink sync=false");
        assertThat(line.filled(Map.of("IN", "a", "SCREEN", "$1 \\"), false))
                .isEqualTo("uridecodebin uri=a name=in in. ! queue ! $1 \\");
    }

    @Test
    void hasASoundPartOnlyWhereThereIsSound() {
        assertThat(line.filled(Map.of("IN", "a"), true)).endsWith("sync=false in. ! a ! fakesink");
    }

    @Test
    void tellsAllThatIsToBeKnown() {
        assertThat(line.summary()).isEqualTo("Plays IN.");
        assertThat(line.help()).isEqualTo("""
                Plays IN. Very loudly.

                usage: ./vssl launch play [-m] IN=... [SCREEN=...]

                  IN      a video
                  SCREEN  where it is shown; default: autovideosink sync=false

                example: ./vssl launch play IN=my.mp4
                -m prints the messages of elements on standard output, the verdicts among them. Ctrl-C ends it in order.
                Exit status: 0 success, 1 failure, 2 usage error.""");
    }

    @Test
    void refusesValuesThatItDoesNotAskFor() {
        assertThatThrownBy(() -> line.check(Map.of("IN", "a", "LOUD", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("play has no variable LOUD; expected IN, SCREEN");
    }

    @Test
    void refusesALackOfValues() {
        assertThatThrownBy(() -> line.check(Map.of("SCREEN", "fakesink")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("play requires a value for IN");
    }

    @Test
    void tellsOfEveryVariableItHas() {
        assertThatThrownBy(() -> ReadyLine.of("short", List.of("# A  what it is", "fakesrc ! ${A} ${B}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the comment of the ready line short documents [A]; expected [A, B]");
    }

    static List<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("lines"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void thatIsShippedIsAProgramWithHelp(Path file) throws IOException {
        ReadyLine shipped = ReadyLine.of(file.getFileName().toString(), Files.readAllLines(file));

        assertThat(file).isExecutable();
        assertThat(shipped.summary()).endsWith(".");
        assertThat(shipped.variables()).isNotEmpty();
        assertThat(shipped.example()).isNotEmpty();
    }
}
