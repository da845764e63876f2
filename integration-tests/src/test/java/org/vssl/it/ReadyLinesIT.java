// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a line does with each kind of file stands in {@link EveryInputIT}. */
@DisplayName("A ready line")
class ReadyLinesIT {
    private static final Path LINES = Command.inRepository("pipelines/lines");

    @TempDir
    Path folder;

    @Test
    void tellsWhatItNeeds() {
        Command run = Command.vssl(folder, "launch", "overlay-to-file", "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("usage: ./vssl launch overlay-to-file [-m] IN=... OUT=... [VSSL=...]");
    }

    @Test
    void isListedWithWhatItDoes() throws IOException {
        Command run = Command.vssl(folder, "launch", "--list");

        assertThat(run.status()).isZero();
        try (var files = Files.list(LINES)) {
            assertThat(run.out()).hasSize((int) files.count()).allMatch(line -> line.matches("[a-z-]+ {2,}[A-Z].+\\."));
        }
    }

    @Test
    void saysWhatIsMissingAndWhatIsUnknown() {
        Command missing = Command.vssl(folder, "launch", "overlay-to-file", "VSSL=threshold=1");
        Command unknown = Command.vssl(folder, "launch", "overlay-to-file", "IN=a", "OUT=b", "INN=c");
        Command nowhere = Command.vssl(folder, "launch", "overlay-to-moon");

        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err())
                .startsWith("vssl: overlay-to-file requires a value for IN, OUT;"
                        + " ./vssl launch overlay-to-file --help shows its variables\n");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("vssl: overlay-to-file has no variable INN; expected IN, OUT, VSSL; ");
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).startsWith("vssl: no ready line overlay-to-moon; --list shows the ready lines\n");
    }

    @Test
    void isAProgramThatFindsItsLauncher() throws IOException {
        Path lines = Files.createDirectories(folder.resolve("pipelines/lines"));
        Path copy = Files.copy(
                LINES.resolve("overlay-to-file.launch"),
                lines.resolve("overlay-to-file.launch"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Path launcher = folder.resolve("vssl");
        Files.writeString(launcher, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

        Command run = Command.of(folder, copy.toString(), "IN=a b", "--help");

        assertThat(run.out()).containsExactly("launch", copy.toString(), "IN=a b", "--help");
    }

    @Test
    void takesACameraAndAMicrophone() {
        Command run = Command.vssl(
                folder,
                "launch",
                "live-monitor",
                "-m",
                "CAMERA=videotestsrc is-live=true num-buffers=25 ! video/x-raw,width=160,height=90,framerate=25/1",
                "MICROPHONE=audiotestsrc is-live=true num-buffers=43 wave=silence",
                "SCREEN=fakevideosink");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEqualTo("live-monitor finished\n");
        assertThat(run.out()).anyMatch(line -> line.startsWith("vssl, verdict=(string)silence, "));
    }
}
