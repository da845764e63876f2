// SPDX-License-Identifier: Apache-2.0
package org.vssl.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the tiny bundle {@code split}, whose map is 4x4: a picture of bars, one of them green, that sounds green at first. */
@DisplayName("The heatmap as a video of its own")
class HeatToFileIT {
    private static final String TINY = Path.of("../models/src/test/resources/bundles/split")
            .toAbsolutePath()
            .normalize()
            .toString();
    private static final int FRAMES = 20;
    private static final int CELLS = 16;

    @TempDir
    static Path media;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeMedia() {
        Command made = Command.launch(
                media,
                "videotestsrc num-buffers=" + FRAMES + " ! video/x-raw,width=160,height=90,framerate=10/1 ! x264enc !"
                        + " h264parse ! matroskamux name=m ! filesink location=clip.mkv audiotestsrc num-buffers=38"
                        + " wave=square freq=2000 ! audio/x-raw,rate=32000 ! vorbisenc ! m.");
        assertThat(made.status()).as(made.err()).isZero();
    }

    @Test
    void holdsTheNumbersOfTheMetadataInGrey() throws IOException {
        List<JsonNode> reports = reports();

        byte[] pixels = pixels("GRAY8");

        assertThat(pixels).hasSize(FRAMES * CELLS);
        assertThat(reports).filteredOn(HeatToFileIT::hasHeat).hasSizeGreaterThan(FRAMES / 2);
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int cell = 0; cell < CELLS; cell++) {
                float heat =
                        hasHeat(reports.get(frame)) ? cells(reports.get(frame)).get(cell) : 0;
                assertThat(pixels[frame * CELLS + cell] & 0xff)
                        .as("frame %d, cell %d of heat %f", frame, cell, heat)
                        .isEqualTo(Math.round(255 * Math.max(0, heat)));
            }
        }
    }

    @Test
    void isBlackInColoursUnlessSomethingIsLocated() throws IOException {
        List<JsonNode> reports = reports();

        byte[] pixels = pixels("BGRx");

        var lit = new ArrayList<Boolean>();
        var located = new ArrayList<Boolean>();
        for (int frame = 0; frame < FRAMES; frame++) {
            boolean isLit = false;
            for (int at = frame * CELLS * 4; at < (frame + 1) * CELLS * 4; at++) {
                isLit |= pixels[at] != 0;
            }
            lit.add(isLit);
            located.add(reports.get(frame).get("verdict").asText().equals("located"));
        }
        assertThat(lit).isEqualTo(located).contains(true, false);
    }

    private List<JsonNode> reports() throws IOException {
        Command analysis = Command.vssl(folder, "analyze", "--heat", "--model", TINY, clip());
        assertThat(analysis.out()).as(analysis.err()).hasSize(FRAMES);
        var reports = new ArrayList<JsonNode>();
        for (String line : analysis.out()) {
            reports.add(new ObjectMapper().readTree(line));
        }
        return reports;
    }

    private byte[] pixels(String format) throws IOException {
        Command run = Command.vssl(
                folder,
                "launch",
                "heat-to-file",
                "IN=" + clip(),
                "OUT=heat.mkv",
                "FORMAT=" + format,
                "WIDTH=4",
                "HEIGHT=4",
                "VSSL=model=" + TINY);
        assertThat(run.status()).as(run.err()).isZero();
        Command decoded = Command.launch(
                folder,
                "filesrc location=heat.mkv ! matroskademux ! avdec_ffv1 ! videoconvert ! video/x-raw,format=" + format
                        + " ! filesink location=heat.raw");
        assertThat(decoded.status()).as(decoded.err()).isZero();
        return Files.readAllBytes(folder.resolve("heat.raw"));
    }

    private static boolean hasHeat(JsonNode report) {
        return report.path("heat").hasNonNull("data");
    }

    private static FloatBuffer cells(JsonNode report) {
        return ByteBuffer.wrap(Base64.getDecoder()
                        .decode(report.get("heat").get("data").asText()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    private static String clip() {
        return media.resolve("clip.mkv").toString();
    }
}
