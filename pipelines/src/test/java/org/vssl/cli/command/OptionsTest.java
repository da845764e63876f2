// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vssl.cli.gst.PipelineException;
import org.vssl.localize.Settings;
import picocli.CommandLine;

@DisplayName("The element's options")
class OptionsTest {
    @Test
    void nameAProjectionAsHelpDoes() {
        Options options = options("--hfov=360", "--projection=equirectangular");

        assertThat(options.element()).endsWith(" hfov=360.0 projection=equirectangular");
        assertThat(new CommandLine(new AnalyzeCommand()).getUsageMessage()).contains("default:", "rectilinear\n");
    }

    @Test
    void passAModelWithAQuoteInItsName() {
        assertThat(options("--model=/tmp/a \"b\" \\c").element()).endsWith(" model=\"/tmp/a \\\"b\\\" \\\\c\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--threshold=1.5|--threshold must be -1..1, was 1.5",
                "--threshold=NaN|--threshold must be -1..1, was NaN",
                "--silence-threshold=40|--silence-threshold must be -120..0 LUFS, was 40.0",
            })
    void refuseWhatCannotBe(String word, String said) {
        Options options = options(word);

        assertThatThrownBy(options::element)
                .isInstanceOf(PipelineException.class)
                .hasMessage(said);
        assertThatThrownBy(() -> options.forStill(Duration.ZERO))
                .isInstanceOf(PipelineException.class)
                .hasMessage(said);
    }

    @Test
    void holdForAStillToo() {
        Settings settings =
                options("--threshold=0.3", "--silence-threshold=-30").forStill(Duration.ofSeconds(1));

        assertThat(settings.threshold()).isEqualTo(0.3f);
        assertThat(settings.silenceThreshold()).isEqualTo(-30);
    }

    @Test
    void doNotTakeAStillForAMovingPicture() {
        Options options = options("--synchrony=only");

        assertThatThrownBy(() -> options.forStill(Duration.ZERO))
                .hasMessage("--synchrony requires a video, not a still picture");
    }

    private static Options options(String... words) {
        return CommandLine.populateCommand(new Options(), words);
    }
}
