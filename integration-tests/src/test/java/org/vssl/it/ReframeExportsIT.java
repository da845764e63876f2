// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vssl.reframe.Crop;
import org.vssl.reframe.PathFile;
import org.vssl.reframe.Step;

/**
 * A film whose pixels say in which column they are, cropped along one path by the element and, from its exports, by ffmpeg,
 * melt and ges-launch-1.0.
 */
@DisplayName("A path that others follow")
class ReframeExportsIT {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int OUT = 202;
    private static final int FRAMES = 50;

    /** How well a column can be read from pixels that went through other colours, in pixels. */
    private static final double READING = 0.25;

    @TempDir
    static Path folder;

    private static double[] wanted = {};

    @BeforeAll
    static void cropWithTheElement() throws IOException {
        makeFilm();
        makePath();

        Command run = Command.vssl(
                folder,
                "reframe",
                "film.mkv",
                "ours.mkv",
                "--path=path.csv",
                "--export=p.sendcmd",
                "--export=p.mlt",
                "--export=p.xges",
                "--export=p.otio",
                "--export=p.csv",
                "--export=p.json");

        assertThat(run.status()).as(run.err()).isZero();
        wanted = columns("ours.mkv");
    }

    @Test
    void isWhereTheElementGoes() throws IOException {
        List<Step> steps = PathFile.read(folder.resolve("path.csv")).steps();

        for (int i = 0; i < FRAMES; i++) {
            assertThat(wanted[i])
                    .as("frame %d", i)
                    .isCloseTo(steps.get(i).crop().x() * WIDTH, within(0.8));
        }
    }

    @Test
    void isFollowedByFfmpeg() throws IOException {
        String filter = Files.readAllLines(folder.resolve("p.sendcmd"))
                .get(0)
                .split("\"", -1)[1]
                .replace("THIS", "p.sendcmd");

        Command run = Command.of(
                folder, "ffmpeg", "-v", "error", "-i", "film.mkv", "-filter_complex", filter, "-c:v", "ffv1", "ff.mkv");

        assertFollowed(run, "ff.mkv");
    }

    @Test
    void isFollowedByMelt() throws IOException {
        Command run = Command.of(
                folder, "melt", "p.mlt", "-consumer", "avformat:melt.mkv", "vcodec=ffv1", "an=1", "real_time=-1");

        assertFollowed(run, "melt.mkv");
    }

    @Test
    void isFollowedByTheGstreamerEditingServices() throws IOException {
        Command run = Command.of(
                folder,
                "ges-launch-1.0",
                "--load",
                "p.xges",
                "-o",
                folder.resolve("ges.mkv").toUri().toString(),
                "-f",
                "video/x-matroska:video/x-h264");

        assertFollowed(run, "ges.mkv");
    }

    @Test
    void isReadBackFromItsOwnFileBitForBit() throws IOException {
        assertThat(folder.resolve("p.csv")).hasSameTextualContentAs(folder.resolve("path.csv"));
        JsonNode json = new ObjectMapper().readTree(folder.resolve("p.json").toFile());
        assertThat(json.get("schema").asText()).isEqualTo("vssl.reframe/1");
        assertThat(json.get("steps")).hasSize(FRAMES);
    }

    @Test
    void hasAMarkerAtEveryJumpInOpenTimelineIo() throws IOException {
        JsonNode timeline = new ObjectMapper().readTree(folder.resolve("p.otio").toFile());

        JsonNode clip = timeline.at("/tracks/children/0/children/0");
        assertThat(timeline.get("OTIO_SCHEMA").asText()).isEqualTo("Timeline.1");
        assertThat(clip.get("markers")).hasSize(2);
        assertThat(clip.at("/markers/1/marked_range/start_time/value").asDouble())
                .isEqualTo(20);
        assertThat(clip.at("/metadata/vssl/steps")).hasSize(FRAMES);
    }

    private static void assertFollowed(Command run, String file) throws IOException {
        assertThat(run.status()).as(run.err()).isZero();
        double[] found = columns(file);
        assertThat(found.length).isGreaterThanOrEqualTo(FRAMES - 1);
        for (int i = 0; i < Math.min(FRAMES, found.length); i++) {
            assertThat(found[i]).as("frame %d", i).isCloseTo(wanted[i], within(1 + READING));
        }
    }

    /** The upper half says roughly, the lower half exactly and again every 32 columns. */
    private static void makeFilm() throws IOException {
        var frame = new byte[WIDTH * HEIGHT * 3 / 2];
        Arrays.fill(frame, (byte) 128);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int x = i % WIDTH;
            frame[i] = (byte) (i < WIDTH * HEIGHT / 2 ? 20 + x / 4 : 20 + x % 32 * 6);
        }
        try (var out = Files.newOutputStream(folder.resolve("film.raw"))) {
            for (int i = 0; i < FRAMES; i++) {
                out.write(frame);
            }
        }
        Command made = Command.launch(
                folder,
                "filesrc location=film.raw ! rawvideoparse format=i420 width=640 height=360 framerate=25/1 !"
                        + " x264enc pass=qual quantizer=0 speed-preset=ultrafast ! h264parse ! matroskamux !"
                        + " filesink location=film.mkv");
        assertThat(made.status()).as(made.err()).isZero();
    }

    /** A pan, a jump, a rest, and a pan that grows faster. */
    private static void makePath() throws IOException {
        var steps = new ArrayList<Step>();
        double room = 1 - (double) OUT / WIDTH;
        for (int i = 0; i < FRAMES; i++) {
            double at = i < 20 ? 0.1 + 0.02 * i : 0.05 + 0.0015 * Math.max(0, i - 30) * Math.max(0, i - 30);
            var crop = new Crop(at * room, 0, (double) OUT / WIDTH, 1);
            steps.add(new Step(i * 40_000_000L, crop, i == 0 || i == 20));
        }
        Files.writeString(folder.resolve("path.csv"), PathFile.text(steps));
    }

    /** Which column of the film is the first one of each frame. */
    private static double[] columns(String file) throws IOException {
        Command run = Command.launch(
                folder,
                "filesrc location=" + file + " ! matroskademux ! decodebin ! videoconvert !"
                        + " video/x-raw,format=I420,width=202,height=360 ! filesink location=" + file + ".raw");
        assertThat(run.status()).as(run.err()).isZero();
        byte[] raw = Files.readAllBytes(folder.resolve(file + ".raw"));
        int bytes = (204 * HEIGHT) + 2 * (104 * HEIGHT / 2);
        var columns = new double[raw.length / bytes];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column(raw, i * bytes);
        }
        return columns;
    }

    private static double column(byte[] raw, int start) {
        var found = new ArrayList<Double>();
        for (int x = 4; x < OUT - 4; x++) {
            double rough = ((raw[start + 90 * 204 + x] & 0xff) - 20) * 4 + 1.5;
            double exact = ((raw[start + 270 * 204 + x] & 0xff) - 20) / 6.0;
            if (exact > 3 && exact < 28) {
                found.add(Math.round((rough - exact) / 32) * 32 + exact - x);
            }
        }
        return found.stream().sorted().toList().get(found.size() / 2);
    }
}
