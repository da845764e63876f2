// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the tiny bundle {@code split}: the left quarter of the picture sounds for two seconds, then it is silent. */
@DisplayName("Captions")
class CaptionsIT {
    private static final String TINY = Path.of("../models/src/test/resources/bundles/split")
            .toAbsolutePath()
            .normalize()
            .toString();
    private static final String PAGE = """
            <!doctype html>
            <video><track id="track" default src="out.vtt"></video>
            <pre id="cues"></pre>
            <script>
              track.addEventListener('error', () => cues.textContent = 'no track');
              track.addEventListener('load', () => cues.textContent = [...track.track.cues].map(cue =>
                [cue.startTime, cue.endTime, cue.text, cue.position, cue.line, cue.snapToLines, cue.align, cue.size]
                  .join(' ')).join('\\n'));
            </script>
            """;

    @TempDir
    static Path media;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeMedia() throws IOException {
        make("videotestsrc num-buffers=75 pattern=green ! video/x-raw,width=80,height=180,framerate=25/1 !"
                + " videobox right=-240 fill=red ! videoconvert ! video/x-raw,format=I420 ! x264enc ! h264parse !"
                + " matroskamux name=m ! filesink location=clip.mkv"
                + " concat name=c ! audioconvert ! vorbisenc ! m."
                + " audiotestsrc num-buffers=63 wave=square freq=2000 ! audio/x-raw,rate=32000 ! c."
                + " audiotestsrc num-buffers=32 wave=silence ! audio/x-raw,rate=32000 ! c.");
        make("videotestsrc num-buffers=5 ! x264enc ! h264parse ! matroskamux ! filesink location=mute.mkv");
        make("audiotestsrc num-buffers=5 ! wavenc ! filesink location=sound.wav");
        Files.createFile(media.resolve("empty.mkv"));
        byte[] whole = Files.readAllBytes(media.resolve("clip.mkv"));
        Files.write(media.resolve("cut.mkv"), Arrays.copyOf(whole, 500));
    }

    @Test
    void areReadByABrowserAsTheyWereMeant() throws IOException {
        Command run = Command.vssl(
                folder, "captions", clip(), "-o", "out.vtt", "--model", TINY, "--also", "silence", "--minimum", "400");
        Files.writeString(folder.resolve("page.html"), PAGE);

        String dom = Chromium.dom(folder, "page.html");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).endsWith("written: out.vtt, 2 captions from 75 frames\n");
        List<String> cues = dom.substring(dom.indexOf("<pre id=\"cues\">") + 15, dom.indexOf("</pre>"))
                .lines()
                .toList();
        assertThat(cues).hasSize(2);
        assertThat(cues.get(0)).startsWith("0 2").endsWith(" green 3 84 false start 40");
        assertThat(cues.get(1)).startsWith("2").endsWith(" 3 [silence] auto auto true center 100");
    }

    @Test
    void nameTheirModelAndStandInThisFolderUnlessAsked() throws IOException {
        Command run = Command.vssl(folder, "captions", clip(), "--model", TINY);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("clip-vssl.vtt")))
                .startsWith(
                        "WEBVTT\n\nNOTE\nSounds and their positions in clip.mkv, by gst-vssl\nmodel split@1 sha256:");
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere.mkv, 'cannot read %s: no such file; expected a media file'",
        "mute.mkv, '%s contains no sound; expected a video with sound'",
        "sound.wav, '%s contains no video; expected a video with sound'",
        "empty.mkv, 'cannot decode %s: '",
        "cut.mkv, 'cannot decode %s: '",
    })
    void areNotMadeOf(String file, String reason) throws IOException {
        String in = media.resolve(file).toString();

        Command run = Command.vssl(folder, "captions", in, "-o", "out.vtt", "--model", TINY);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("vssl: " + reason.formatted(in)).hasLineCount(1);
        try (var files = Files.list(folder)) {
            assertThat(files.map(left -> left.getFileName().toString()).toList())
                    .containsExactlyInAnyOrder("stdout.txt", "stderr.txt");
        }
    }

    @Test
    void ofACutFileSayThatItEndsEarly() throws IOException {
        byte[] whole = Files.readAllBytes(media.resolve("clip.mkv"));
        Files.write(folder.resolve("half.mkv"), Arrays.copyOf(whole, whole.length / 2));

        Command run = Command.vssl(folder, "captions", "half.mkv", "-o", "out.vtt", "--model", TINY);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .containsPattern("written: out.vtt, 1 captions from .* frames\nthe video ends after .* s of 3.0 s\n$");
    }

    @Test
    void refuseWhatCannotBe() {
        Command dogs = Command.vssl(folder, "captions", clip(), "--also", "dogs");
        Command never = Command.vssl(folder, "captions", clip(), "--minimum", "-1");

        assertThat(dogs.status()).isEqualTo(2);
        assertThat(never.status()).isEqualTo(2);
        assertThat(never.err()).startsWith("vssl: minimum must be 0 ms or more, was -1 ms\n");
    }

    private static String clip() {
        return media.resolve("clip.mkv").toString();
    }

    private static void make(String line) {
        Command made = Command.launch(media, line);
        assertThat(made.status()).as(made.err()).isZero();
    }
}
