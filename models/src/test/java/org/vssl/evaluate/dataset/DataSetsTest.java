// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vssl.evaluate.Pairs;
import org.vssl.evaluate.Sample;
import org.vssl.evaluate.metric.GroundTruth;
import org.vssl.evaluate.metric.Pixels;

@DisplayName("A published data set")
class DataSetsTest {
    @TempDir
    Path folder;

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void putMask(String name) throws IOException {
        var mask = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        mask.setRGB(0, 0, 0x800000);
        Files.createDirectories(folder.resolve(name).getParent());
        ImageIO.write(mask, "png", folder.resolve(name).toFile());
    }

    @Test
    void vggSsHasBoxesOfOneAndNamesWhatIsMissing() throws IOException {
        put("annotations.json", """
                [{"file": "abc_000004", "class": "dog barking", "bbox": [[0, 0, 0.5, 1], [0.25, 0, 0.75, 1]]},
                 {"file": "gone_000001", "class": "cat", "bbox": [[0, 0, 1, 1]]},
                 {"file": "deaf_000001", "class": "cat", "bbox": [[0, 0, 1, 1]]}]""");
        put("frames/abc_000004.jpg", "");
        put("audio/abc_000004.wav", "");
        put("frames/deaf_000001.jpg", "");

        DataSet data = VggSs.read(folder);

        assertThat(data.samples()).extracting(Sample::category).containsExactly("dog barking");
        assertThat(data.samples().get(0).truth().get().nonZero()).isEqualTo(Pixels.COUNT * 3 / 4);
        assertThat(data.missing()).containsExactly("gone_000001", "deaf_000001 (sound)");
    }

    @Test
    void flickrHasSeveralAnnotatorsInPixelsOf256() throws IOException {
        put(
                "Annotations/7.xml",
                "<annotation><object><bbox><name>x</name><a>0</a><b>0</b><c>128</c><d>256</d></bbox></object>"
                        + "<object><bbox><name>y</name><a>0</a><b>0</b><c>256</c><d>256</d></bbox></object></annotation>");
        put("frames/7.jpg", "");
        put("audio/7.wav", "");

        Sample sample = FlickrSoundNet.read(folder).samples().get(0);

        assertThat(sample.truth().get().at(0)).isEqualTo(1);
        assertThat(sample.truth().get().at(Pixels.COUNT - 1)).isEqualTo(0.5f);
    }

    @Test
    void flickrReadsNoExternalEntities() throws IOException {
        put("Annotations/7.xml", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>");

        assertThatThrownBy(() -> FlickrSoundNet.read(folder)).hasMessageContaining("DOCTYPE is disallowed");
    }

    @Test
    void is3HasTwoSoundsForOnePictureAndPrefersMasks() throws IOException {
        put("IS3_annotation.json", """
                [{"image": "x/male_ukulele_9_male.jpg", "audio": "x/male_ukulele_9_male.wav", "gt_box": [0, 0, 112, 224]},
                 {"image": "male_ukulele_9_ukulele.jpg", "audio": "male_ukulele_9_ukulele.wav", "gt_box": [0, 0, 1, 1]}]""");
        for (String thing : List.of("male", "ukulele")) {
            put("images/male_ukulele_9_" + thing + ".jpg", "");
            put("audio_wav/male_ukulele_9_" + thing + ".wav", "");
        }
        putMask("gt_segmentation/male_ukulele_9_ukulele.png");

        List<Sample> samples = Is3.read(folder).samples();

        assertThat(samples).extracting(Sample::scene).containsExactly("male_ukulele_9", "male_ukulele_9");
        assertThat(samples).extracting(Sample::category).containsExactly("male", "ukulele");
        assertThat(samples.get(0).truth().get().nonZero()).isEqualTo(Pixels.COUNT / 2);
        assertThat(samples.get(1).truth().get().nonZero()).isEqualTo(Pixels.COUNT / 8);
    }

    @Test
    void s4FindsFilesOfSomebodysAbsolutePaths() throws IOException {
        put("s4_seg.json", """
                [{"image": "/home/x/S4/visual/dog/abc/abc_1.png", "audio": "/home/x/S4/audio/dog/abc.wav",
                  "gt_box": "/home/x/S4/gt/dog/abc/abc_1.png"}]""");
        put("visual/dog/abc/abc_1.png", "");
        put("audio/dog/abc.wav", "");
        putMask("gt/dog/abc/abc_1.png");

        Sample sample = AvsBench.read(folder).samples().get(0);

        assertThat(sample.category()).isEqualTo("dog");
        assertThat(sample.truth().get().nonZero()).isEqualTo(Pixels.COUNT / 8);
    }

    @Test
    void ofOnesOwnIsALineForEachSample() throws IOException {
        put(MyFolder.MANIFEST, """
                {"picture": "a.png", "sound": "a.wav", "category": "dog", "boxes": [[0, 0, 0.5, 0.5]]}
                {"picture": "a.png", "sound": "a.wav", "category": "cat", "mask": "m.png", "scene": "s"}
                """);
        put("a.png", "");
        put("a.wav", "");
        putMask("m.png");

        List<Sample> samples = MyFolder.read(folder).samples();

        assertThat(samples).extracting(Sample::scene).containsExactly("1 a.png a.wav", "s");
        assertThat(samples.get(1).truth().get().nonZero()).isEqualTo(Pixels.COUNT / 8);
    }

    @Test
    void ofOnesOwnSaysWhichLineLacksWhat() throws IOException {
        put(MyFolder.MANIFEST, "\n{\"picture\": \"a.png\", \"sound\": \"a.wav\", \"category\": \"dog\"}");

        assertThatThrownBy(() -> MyFolder.read(folder))
                .hasMessage(folder.resolve(MyFolder.MANIFEST) + ", line 2 needs \"boxes\" or \"mask\"");
    }

    @Test
    void withoutAnnotationsSaysWhatIsNeeded() {
        assertThatThrownBy(() -> VggSs.read(folder))
                .hasMessage(folder + " holds none of vggss.json, annotations.json, vggss_annotations.json;"
                        + " expected the annotations as published");
    }

    @Test
    void withoutAnyMediaIsRefused() throws IOException {
        put("annotations.json", "[{\"file\": \"gone\", \"class\": \"cat\", \"bbox\": [[0, 0, 1, 1]]}]");

        assertThatThrownBy(() -> VggSs.read(folder))
                .hasMessage(folder + ": 1 samples are annotated, the media of none are there; first missing: gone");
    }

    @Test
    void keepsWholePixelsOfItsSquare() throws IOException {
        put("boxes.json", "[[0, 0, 61, 115], [122, 121, 224, 224]]");

        assertThat(Json.boxes(folder, Json.read(folder.resolve("boxes.json")), Pixels.SIDE))
                .extracting(box -> GroundTruth.union(List.of(box)).nonZero())
                .containsExactly(61 * 115, (224 - 122) * (224 - 121));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [[0.6, 0.2, 0.3, 0.5]]   | a box needs left <= right and top <= bottom
            [[10, 20, 100, 200]]     | nothing of the picture, 0 to 1 both ways, lies in the boxes
            [[0.1, "a", 0.3, 0.5]]   | a box needs 4 numbers
            [[0.1, 0.2, 0.3]]        | a box needs 4 numbers
            []                       | an item has no box
            """)
    void namesTheFileOfABoxThatIsNone(String boxes, String message) throws IOException {
        put("annotations.json", "[{\"file\": \"a\", \"class\": \"cat\", \"bbox\": " + boxes + "}]");

        assertThatThrownBy(() -> VggSs.read(folder))
                .isInstanceOf(DataSetException.class)
                .hasMessageStartingWith(folder.resolve("annotations.json") + ": " + message);
    }

    @Test
    void keepsItsPairsInAFile() {
        var pairs = new Pairs(
                7, List.of(new Pairs.Pair("a", 3, Optional.of("b")), new Pairs.Pair("b", 4, Optional.empty())));
        Path file = folder.resolve("pairs.json");

        PairsFile.write(pairs, file);

        assertThat(PairsFile.read(file)).isEqualTo(pairs);
    }
}
