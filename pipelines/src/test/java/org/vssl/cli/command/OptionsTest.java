package org.vssl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

    private static Options options(String... words) {
        return CommandLine.populateCommand(new Options(), words);
    }
}
