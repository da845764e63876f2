// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vssl.Bundles;

@DisplayName("A model bundle")
class BundleTest {
    @TempDir
    Path folder;

    @Test
    void isNamedWithItsVersionAndDigest() {
        assertThat(Bundle.open(Bundles.named("split")).id()).matches("split@1 sha256:[0-9a-f]{12}");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"vssl-model/1\"|\"vssl-model/9\"|schema must be \"vssl-model/1\", found \"vssl-model/9\"",
                "\"split\",|\"spilt\",|kind must be \"split\" or \"joint\", found \"spilt\"",
                "\"sample_rate\": 4000|\"sample_rate\": 44.1|sound.sample_rate must be an integer 4000..96000, found 44.1",
                "\"window_seconds\": 0.5|\"window\": 0.5|sound.window_seconds must be a number 0.1..10.0, found nothing",
                "\"picture.onnx\",|\"../picture.onnx\",|picture.file must be a plain file name inside the bundle, found \"../picture.onnx\"",
                "\"value\": 0.8|\"value\": \"high\"|threshold.value must be a number -1.0..1.0, found \"high\"",
                "\"std\": [|\"std\": [ 0,|picture.std must be 3 numbers 1.0E-6..10.0, found [0,1,1,1]",
                "\"dimensions\": 3|\"dimensions\": 2|map.label_share needs 1 to 2 labels, one for each of the first dimensions; found 3",
                "\"cosine\"|\"percent\"|map.scale must be \"cosine\", found \"percent\""
            })
    void saysWhichFieldIsNotAsItMustBe(String from, String to, String message) {
        Path changed = Bundles.changed(folder, "split", from, to);

        assertThatThrownBy(() -> Bundle.open(changed))
                .isInstanceOf(ModelException.class)
                .hasMessage(changed + ": model.json: " + message);
    }

    @Test
    void mustBeAFolder() {
        assertThatThrownBy(() -> Bundle.open(folder.resolve("nowhere")))
                .hasMessage("model bundle not found: " + folder.resolve("nowhere")
                        + " is not a folder; expected a folder with model.json and its ONNX graphs");
    }

    @Test
    void mustHoldJson() throws IOException {
        Files.writeString(folder.resolve("model.json"), "{");

        assertThatThrownBy(() -> Bundle.open(folder))
                .hasMessageStartingWith(folder + ": model.json is not JSON: Unexpected end-of-input");
    }

    @Test
    void mustHoldTheGraphsItSays() throws IOException {
        Bundles.changed(folder, "split", "split", "split");
        Files.write(folder.resolve("picture.onnx"), new byte[] {1});

        assertThatThrownBy(() -> Model.load(Bundle.open(folder)).close())
                .hasMessageMatching(
                        ".*: picture.onnx has sha256 4bf5122f\\p{XDigit}+, model.json says \\p{XDigit}{64}");
    }

    @Test
    void saysBothSidesOfAShapeThatDoesNotFit() {
        assertThatThrownBy(() -> Model.load(Bundle.open(Bundles.named("picture-of-another-size")))
                        .close())
                .hasMessage("picture.onnx: expected input picture float32[1, 3, 16, 16],"
                        + " found picture FLOAT[1, 3, 32, 16]");
    }

    @Test
    void saysBothSidesOfANameThatIsNotThere() {
        Path changed = Bundles.changed(folder, "split", "\"output\": \"heard\"", "\"output\": \"embedding\"");

        assertThatThrownBy(() -> Model.load(Bundle.open(changed)).close())
                .hasMessage("audio.onnx: expected output embedding float32[1, 3],"
                        + " found outputs [heard, event, labels]");
    }
}
