// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vssl.result.Verdict;

@DisplayName("Captions")
class CaptionsTest {
    private static final CaptionRules RULES = new CaptionRules(Duration.ofSeconds(1), Duration.ofMillis(600), Set.of());
    private static final CaptionRules ALL = new CaptionRules(
            Duration.ofSeconds(1), Duration.ofMillis(600), Set.of(Verdict.OFFSCREEN, Verdict.NOISE, Verdict.SILENCE));

    @Test
    void sayWhatSoundsWhileItSounds() {
        Story story = new Story()
                .then(2000, Verdict.SILENCE)
                .located(2000, "dog", .1, .4)
                .then(2000, Verdict.SILENCE);

        assertThat(told(story, RULES)).containsExactly("2.00-4.00 dog");
    }

    @ParameterizedTest
    @CsvSource({"0.0, -24, 'sound, left'", "0.4, -10, 'loud sound, middle'", "0.8, -40, 'quiet sound, right'"})
    void describeWhatTheModelDoesNotName(double x, double loudness, String text) {
        Story story = new Story().unnamed(2000, x, loudness);

        assertThat(told(story, RULES)).containsExactly("0.00-2.00 " + text);
    }

    @Test
    void tellWhatIsNotInThePictureOnlyWhenAsked() {
        Story story = new Story()
                .then(1000, Verdict.WARMING)
                .then(2000, Verdict.OFFSCREEN)
                .then(1000, Verdict.SILENCE)
                .then(2000, Verdict.NOISE)
                .then(1000, Verdict.NO_AUDIO);

        assertThat(told(story, RULES)).isEmpty();
        assertThat(told(story, ALL))
                .containsExactly("1.00-3.00 [off-screen sound]", "3.00-4.00 [silence]", "4.00-6.00 [noise]");
    }

    @Test
    void areNotBrokenByAShortPause() {
        Story story = new Story()
                .located(800, "dog", .1, .4)
                .then(560, Verdict.SILENCE)
                .located(640, "dog", .1, .4)
                .then(640, Verdict.SILENCE)
                .located(1360, "dog", .1, .4);

        assertThat(told(story, RULES)).containsExactly("0.00-2.00 dog", "2.64-4.00 dog");
    }

    @Test
    void keepTheWordThatMostFramesSay() {
        Story story = new Story();
        for (int i = 0; i < 20; i++) {
            story.located(120, "baby", .1, .4).located(80, "person", .1, .4);
        }

        assertThat(told(story, RULES)).containsExactly("0.00-4.00 baby");
    }

    @Test
    void changeTheWordAtTheFrameWhereItChangedForGood() {
        Story story = new Story().located(1600, "cow", .4, .4).located(1400, "person", .4, .4);

        assertThat(told(story, RULES)).containsExactly("0.00-1.60 cow", "1.60-3.00 person");
    }

    @Test
    void outvoteAnotherVerdictThatDoesNotLast() {
        Story story = new Story()
                .then(2000, Verdict.OFFSCREEN)
                .located(400, "dog", .4, .4)
                .then(2000, Verdict.OFFSCREEN);

        assertThat(told(story, ALL)).containsExactly("0.00-4.40 [off-screen sound]");
    }

    @Test
    void moveWithTheSound() {
        Story story = new Story().located(2000, "dog", .0, .4).located(2000, "dog", .8, .4);

        List<Caption> captions = Captions.of(story.reports(), RULES);

        assertThat(captions).extracting(Caption::text).containsExactly("dog", "dog");
        assertThat(captions)
                .extracting(caption -> caption.place().orElseThrow().column())
                .containsExactly(LabelBox.Column.LEFT, LabelBox.Column.RIGHT);
    }

    @Test
    void ofAShortSoundStayForTheMinimum() {
        Story story = new Story().located(200, "dog", .1, .4).then(3000, Verdict.SILENCE);

        assertThat(told(story, RULES)).containsExactly("0.00-1.00 dog");
    }

    @Test
    void giveWayToTheNextOne() {
        Story story = new Story()
                .located(200, "dog", .1, .4)
                .then(640, Verdict.SILENCE)
                .located(200, "bell", .1, .4)
                .then(400, Verdict.SILENCE);

        assertThat(told(story, RULES)).containsExactly("0.00-0.84 dog", "0.84-1.44 bell");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void standInOrderAndNeverOverEachOther(int seed) {
        List<Caption> captions = Captions.of(
                wavering(seed).reports(), new CaptionRules(Duration.ofMillis(seed * 100L), ALL.gap(), ALL.also()));

        assertThat(captions).isNotEmpty();
        for (int i = 1; i < captions.size(); i++) {
            assertThat(captions.get(i).startNanos())
                    .isGreaterThanOrEqualTo(captions.get(i - 1).endNanos());
        }
    }

    @Test
    void refuseRulesThatCannotBe() {
        assertThatThrownBy(() -> new CaptionRules(Duration.ofMillis(-1), Duration.ZERO, Set.of()))
                .hasMessage("minimum must be 0 ms or more, was -1 ms");
        assertThatThrownBy(() -> new CaptionRules(Duration.ZERO, Duration.ZERO, Set.of(Verdict.LOCATED)))
                .hasMessage("expected offscreen, noise or silence to also caption, was [located]");
    }

    private static Story wavering(int seed) {
        var random = new Random(seed);
        var story = new Story();
        for (int i = 0; i < 200; i++) {
            int millis = 40 * (1 + random.nextInt(10));
            switch (random.nextInt(5)) {
                case 0 -> story.then(millis, Verdict.SILENCE);
                case 1 -> story.then(millis, Verdict.NOISE);
                case 2 -> story.unnamed(millis, random.nextInt(9) / 10.0, -24);
                default -> story.located(millis, "thing " + random.nextInt(3), random.nextInt(9) / 10.0, .3);
            }
        }
        return story;
    }

    private static List<String> told(Story story, CaptionRules rules) {
        return Captions.of(story.reports(), rules).stream()
                .map(caption -> String.format(
                        Locale.ROOT,
                        "%.2f-%.2f %s",
                        caption.startNanos() / 1e9,
                        caption.endNanos() / 1e9,
                        caption.text()))
                .toList();
    }
}
