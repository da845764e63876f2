// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.cli.gst.PipelineException;

@DisplayName("A target")
class TargetTest {
    @TempDir
    Path folder;

    private Path in = Path.of("");

    @BeforeEach
    void makeFilm() throws IOException {
        in = Files.createFile(folder.resolve("in.mp4"));
    }

    @Test
    void mayBeNew() {
        assertThatCode(() -> Target.requireWritable(in, folder.resolve("new.mp4"), false))
                .doesNotThrowAnyException();
        assertThatCode(() -> Target.requireWritable(in, Path.of("new.mp4"), false))
                .doesNotThrowAnyException();
    }

    @Test
    void mayBeThereOnlyWhereItIsToBeReplaced() throws IOException {
        Path old = Files.createFile(folder.resolve("old.mp4"));

        assertRefused(old, "it exists; --force replaces it");
        assertThatCode(() -> Target.requireWritable(in, old, true)).doesNotThrowAnyException();
    }

    @Test
    void endsAsItsFormat() {
        Path film = folder.resolve("film.MOV");

        assertThatThrownBy(() -> Target.requireWritable(in, film, false, ".mp4", ".mkv"))
                .isInstanceOf(PipelineException.class)
                .hasMessage("cannot write " + film + ": expected a file name ending in .mp4 or .mkv");
        assertThatCode(() -> Target.requireWritable(in, film, false, ".mov")).doesNotThrowAnyException();
    }

    @Test
    void isNoFolder() {
        assertRefused(folder, "it is a directory; expected a file name");
        assertRefused(Path.of("/"), "it is a directory; expected a file name");
    }

    @Test
    void liesInAFolderThatIsThere() {
        assertRefused(folder.resolve("nowhere/out.mp4"), "directory " + folder.resolve("nowhere") + " does not exist");
    }

    /** Root may write into any folder but those of the kernel. */
    @Test
    void liesInAFolderThatMayBeWrittenInto() {
        assertRefused(Path.of("/proc/self/out.mp4"), "directory /proc/self is not writable");
    }

    @Test
    void isNotTheFileThatIsRead() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.mp4"), in);

        assertRefused(in, "it is the input file; expected another name");
        assertRefused(link, "it is the input file; expected another name");
    }

    private void assertRefused(Path out, String why) {
        assertThatThrownBy(() -> Target.requireWritable(in, out, false))
                .isInstanceOf(PipelineException.class)
                .hasMessage("cannot write " + out + ": " + why);
    }
}
