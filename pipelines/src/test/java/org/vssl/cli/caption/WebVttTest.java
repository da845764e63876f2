// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vssl.result.Verdict;

@DisplayName("A caption file")
class WebVttTest {
    private static final CaptionRules RULES =
            new CaptionRules(Duration.ofSeconds(1), Duration.ofMillis(600), Set.of(Verdict.SILENCE));

    @Test
    void namesTheModelAndPutsEachTextWhereItsSoundIs() {
        Story story = new Story().then(3_601_000, Verdict.SILENCE).located(1000, "dog", .1, .4);

        WebVtt.Text text = WebVtt.of("clip.mp4", story.reports(), RULES);

        assertThat(text.cues()).isEqualTo(2);
        assertThat(text.vtt()).isEqualTo("""
                        WEBVTT

                        NOTE
                        Sounds and their positions in clip.mp4, by gst-vssl
                        model model@1

                        00:00:00.000 --> 01:00:01.000
                        [silence]

                        01:00:01.000 --> 01:00:02.000 position:10% line:61% align:start size:40%
                        dog
                        """);
    }

    @Test
    void escapesWhatALabelMaySay() {
        Story story = new Story().located(1000, "rock & <roll>\n\n00:00 --> 00:01\u0007", .1, .4);

        assertThat(WebVtt.of("clip.mp4", story.reports(), RULES).vtt())
                .endsWith("size:40%\nrock &amp; &lt;roll&gt; 00:00 --&gt; 00:01\n");
    }

    @Test
    void staysWholeWhateverTheVideoIsCalled() {
        String vtt = WebVtt.of(
                        "a --> b\n\nx ---> y.mp4",
                        new Story().then(1000, Verdict.SILENCE).reports(),
                        RULES)
                .vtt();

        assertThat(vtt).startsWith("WEBVTT\n\nNOTE\nSounds and their positions in a -> b x -> y.mp4, by");
        assertThat(vtt.split("-->", -1)).hasSize(2);
    }

    @ParameterizedTest(name = "of a box at {0}..{1}, {2}..{3}")
    @CsvSource({
        "0,   .2, .3, .5, 'position:3% line:51% align:start size:40%'",
        ".05, .5, .3, .5, 'position:5% line:51% align:start size:40%'",
        ".4,  .6, .3, .5, 'position:50% line:51% align:center size:40%'",
        ".8,  1,  .3, .5, 'position:97% line:51% align:end size:40%'",
        ".4,  .6, .5, .9, 'position:50% line:36% align:center size:40%'",
        "0,   1,  0,  1,  'position:50% line:84% align:center size:40%'",
    })
    void keepsTheText(double left, double right, double top, double bottom, String settings) {
        assertThat(CueSettings.of(new LabelBox(left, top, right, bottom))).isEqualTo(settings);
    }
}
