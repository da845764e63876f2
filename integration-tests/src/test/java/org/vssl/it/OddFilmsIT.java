// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films of three seconds whose streams are not as a camera writes them, with the tiny bundle {@code split}. */
@DisplayName("A film that is unusual")
class OddFilmsIT {
    private static final String TINY = Path.of("../models/src/test/resources/bundles/split")
            .toAbsolutePath()
            .normalize()
            .toString();
    private static final String H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -bf 0 -g 10";

    @TempDir
    static Path media;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeMedia() throws IOException {
        ffmpeg("-f lavfi -i testsrc=s=160x120:r=10:d=3 -f lavfi -i sine=d=3:r=48000 " + H264
                + " -c:a aac -ac 2 film.mp4");
        ffmpeg("-itsoffset 1 -i film.mp4 -i film.mp4 -map 0:v -map 1:a -c copy late.mp4");
        ffmpeg("-i film.mp4 -c:v copy -c:a aac -ac 2 -ar 48000 -f mpegts a.ts");
        ffmpeg("-i film.mp4 -c:v copy -c:a aac -ac 1 -ar 32000 -output_ts_offset 3 -f mpegts b.ts");
        join("sound-changes.ts", "a.ts", "b.ts");
        ffmpeg("-i film.mp4 -an -c copy -f h264 a.h264");
        ffmpeg("-i film.mp4 -an -vf scale=320:180 " + H264 + " -f h264 b.h264");
        join("c.h264", "a.h264", "b.h264");
        ffmpeg("-r 10 -f h264 -i c.h264 -stream_loop 1 -i film.mp4 -map 0:v -map 1:a -c copy size-changes.mkv");
        ffmpeg("-i film.mp4 -c:v copy -af pan=5.1|FL=c0|FR=c1|FC=c0|LFE=c0|BL=c0|BR=c1 -c:a pcm_s16le six.mov");
        ffmpeg("-i film.mp4 -filter_complex [0:a]asplit=5[a][b][c][d][e];[a][b][c][d][e]amerge=inputs=5[x] -map 0:v"
                + " -map [x] -c:v copy -c:a pcm_s16le ten.mkv");
        String bytes = Files.readString(media.resolve("film.mp4"), StandardCharsets.ISO_8859_1);
        Files.writeString(media.resolve("unknown.mp4"), bytes.replace("mp4a", "ac-4"), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}, {1} frames of {2}x{3}")
    @CsvSource({
        "late.mp4, 30, 160, 120",
        "sound-changes.ts, 60, 160, 120",
        "size-changes.mkv, 60, 160, 120",
        "six.mov, 30, 160, 120",
        "ten.mkv, 30, 160, 120"
    })
    void isAnnotatedAsAFilmThatDecodes(String film, int frames, int width, int height) {
        Command run = vssl("annotate", media.resolve(film).toString(), "-o", "out.mkv");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(streams("out.mkv")).containsExactlyInAnyOrder("%d,%d,%d".formatted(width, height, frames), "2");
    }

    @ParameterizedTest
    @CsvSource({"late.mp4, 30", "sound-changes.ts, 60", "size-changes.mkv, 60", "six.mov, 30", "ten.mkv, 30"})
    void isReframed(String film, int frames) {
        Command run = vssl("reframe", media.resolve(film).toString(), "out.mp4", "--aspect=1x1");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(streams("out.mp4")).containsExactlyInAnyOrder("120,120," + frames, "2");
    }

    @ParameterizedTest
    @CsvSource({"analyze", "captions", "sheet", "annotate", "reframe --export=path.csv"})
    void isRefusedWhereItsSoundCannotBeDecoded(String command) {
        var words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.add(1, media.resolve("unknown.mp4").toString());

        Command run = vssl(words.toArray(String[]::new));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("vssl: cannot decode %s: no decoder for audio/x-ac4 decoder\n"
                        .formatted(media.resolve("unknown.mp4")));
    }

    @Test
    void doesNotReplaceAnotherOneByMistake() throws IOException {
        Path other = Files.writeString(folder.resolve("other.mp4"), "a film of somebody");

        Command run = vssl("reframe", media.resolve("film.mp4").toString(), "other.mp4");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("vssl: cannot write other.mp4: it exists; --force replaces it\n");
        assertThat(other).hasContent("a film of somebody");

        Command forced = vssl("reframe", media.resolve("film.mp4").toString(), "other.mp4", "--force");

        assertThat(forced.status()).as(forced.err()).isZero();
        assertThat(streams("other.mp4")).hasSize(2);
    }

    /** Width, height and decoded frames of its pictures, channels of its sound; fails where it cannot be decoded. */
    private List<String> streams(String file) {
        Command decoded = Command.of(
                folder,
                "ffprobe",
                "-v",
                "error",
                "-count_frames",
                "-show_entries",
                "stream=codec_type,width,height,channels,nb_read_frames",
                "-of",
                "csv=p=0",
                file);
        assertThat(decoded.status()).as(decoded.err()).isZero();
        return decoded.out().stream()
                .filter(line -> !line.isBlank())
                .map(OddFilmsIT::facts)
                .toList();
    }

    private static String facts(String line) {
        String[] cells = line.split(",", -1);
        return cells[0].equals("video") ? String.join(",", Arrays.copyOfRange(cells, 1, 4)) : cells[1];
    }

    private Command vssl(String... words) {
        var command = new ArrayList<>(List.of(words));
        command.add("--model=" + TINY);
        return Command.vssl(folder, command.toArray(String[]::new));
    }

    private static void ffmpeg(String line) {
        var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y", "-threads", "1"));
        command.addAll(List.of(line.split(" +", -1)));
        Command made = Command.within(60, media, command);
        assertThat(made.status()).as(made.err()).isZero();
    }

    private static void join(String whole, String... parts) throws IOException {
        Files.deleteIfExists(media.resolve(whole));
        Files.createFile(media.resolve(whole));
        for (String part : parts) {
            Files.write(media.resolve(whole), Files.readAllBytes(media.resolve(part)), StandardOpenOption.APPEND);
        }
    }
}
