// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vssl.Bundles;
import org.vssl.Records;
import org.vssl.result.Source;
import org.vssl.result.Verdict;

/** With the bundle {@code split}: a constant sounds red, an alternating wave green; threshold 0.8. */
@DisplayName("A localizer")
class LocalizerTest {
    private static final int RATE = 4000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    /** K-weighting takes a constant away, so the loudness gate is opened wide for "red" sound. */
    private static final Settings SETTINGS = Records.with(
            Settings.DEFAULTS,
            Map.of(
                    "silenceThreshold", -119f,
                    "enter", Duration.ZERO,
                    "leave", Duration.ZERO,
                    "minimumDuration", Duration.ZERO));

    private final Localizer localizer = Localizer.open(Bundles.named("split"), SETTINGS);

    @AfterEach
    void close() {
        localizer.close();
    }

    @Test
    void findsTheRedCornerWhenItSoundsRed() {
        localizer.soundFormat(RATE, 1);
        push(alternating(RATE, .9f, .8f), 0);

        Result result = localizer.localize(redCorner(), 16, 16, 48, SECOND);

        assertThat(result.localization().verdict()).isEqualTo(Verdict.LOCATED);
        assertThat(result.localization().sources()).hasSize(1);
        Source source = result.localization().sources().get(0);
        assertThat(source.peakX()).isEqualTo(.125);
        assertThat(source.peakY()).isEqualTo(.125);
        assertThat(source.width()).isEqualTo(.25);
        assertThat(source.label()).contains("red");
        assertThat(result.coverage()).isEqualTo(1);
        assertThat(result.audioStartNanos()).isEqualTo(SECOND / 2);
        assertThat(result.audioEndNanos()).isEqualTo(SECOND);
    }

    @Test
    void callsItOffscreenWhenTheSoundIsOfSomethingElse() {
        push(alternating(RATE, .5f, -.5f), 0);

        Result result = localizer.localize(onlyRed(), 16, 16, 48, SECOND);

        assertThat(result.localization().verdict()).isEqualTo(Verdict.OFFSCREEN);
        assertThat(result.localization().sources()).isEmpty();
        assertThat(result.peak()).isCloseTo(0, within(.01f));
        assertThat(result.heat()).isPresent();
    }

    @Test
    void callsItNoiseWhenTheSoundCarriesNoEvent() {
        push(alternating(RATE, .05f, -.05f), 0);

        assertThat(verdictAt(SECOND)).isEqualTo(Verdict.NOISE);
    }

    @Test
    void callsItSilenceBelowTheGateWhateverTheHeat() {
        localizer.configure(Records.with(SETTINGS, Map.of("threshold", -1f, "silenceThreshold", -50f)));
        push(alternating(RATE, 1e-4f, -1e-4f), 0);

        Result result = localizer.localize(redCorner(), 16, 16, 48, SECOND);

        assertThat(result.localization().verdict()).isEqualTo(Verdict.SILENCE);
        assertThat(result.heat()).isPresent();
    }

    @Test
    void turnsToSilenceWithinHalfASecondOfTheSoundEnding() {
        localizer.configure(Settings.DEFAULTS);
        push(alternating(RATE, .5f, -.5f), 0);
        push(new float[RATE], SECOND);

        assertThat(verdictAt(SECOND)).isEqualTo(Verdict.OFFSCREEN);
        assertThat(verdictAt(SECOND + 500 * MILLI)).isEqualTo(Verdict.SILENCE);
    }

    @Test
    void warmsUpUntilThereIsEnoughSound() {
        push(alternating(RATE, .5f, -.5f), 0);

        assertThat(verdictAt(100 * MILLI)).isEqualTo(Verdict.WARMING);
        assertThat(verdictAt(260 * MILLI)).isEqualTo(Verdict.OFFSCREEN);
    }

    @Test
    void warmsUpAgainAfterAFlush() {
        push(alternating(RATE, .5f, -.5f), 0);
        localizer.resetSound();

        assertThat(verdictAt(SECOND)).isEqualTo(Verdict.WARMING);
    }

    @Test
    void saysWhenThereIsNoAudio() {
        localizer.soundEnded();

        Result result = localizer.localize(redCorner(), 16, 16, 48, SECOND);

        assertThat(result.localization().verdict()).isEqualTo(Verdict.NO_AUDIO);
        assertThat(result.heat()).isEmpty();
        assertThat(result.loudness()).isEqualTo(-120);
    }

    @Test
    void stillJudgesTheSoundThatCameBeforeItsEnd() {
        push(alternating(RATE, .5f, -.5f), 0);
        localizer.soundEnded();

        assertThat(verdictAt(SECOND)).isEqualTo(Verdict.OFFSCREEN);
        assertThat(verdictAt(2 * SECOND)).isEqualTo(Verdict.NO_AUDIO);
    }

    @Test
    void saysNoAudioWhenTheSoundStoppedAWindowAgoWithoutAnEnd() {
        push(alternating(RATE, .5f, -.5f), 0);

        assertThat(verdictAt(SECOND + 490 * MILLI)).isEqualTo(Verdict.WARMING);
        assertThat(verdictAt(SECOND + 510 * MILLI)).isEqualTo(Verdict.NO_AUDIO);
        push(alternating(RATE, .5f, -.5f), 2 * SECOND);
        assertThat(verdictAt(3 * SECOND)).isEqualTo(Verdict.OFFSCREEN);
    }

    @Test
    void hearsWhatComesAfterTheFrameWhenItMayLookAhead() {
        localizer.configure(Records.with(SETTINGS, Map.of("lookahead", Duration.ofMillis(250))));
        push(alternating(RATE, .5f, -.5f), 0);

        Result result = localizer.localize(redCorner(), 16, 16, 48, 0);

        assertThat(result.localization().verdict()).isEqualTo(Verdict.LOCATED);
        assertThat(result.coverage()).isEqualTo(.5);
    }

    private Verdict verdictAt(long runningTimeNanos) {
        return localizer
                .localize(onlyRed(), 16, 16, 48, runningTimeNanos)
                .localization()
                .verdict();
    }

    private void push(float[] samples, long runningTimeNanos) {
        localizer.soundFormat(RATE, 1);
        localizer.push(samples, samples.length, runningTimeNanos);
    }

    private static float[] alternating(int count, float even, float odd) {
        var samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = i % 2 == 0 ? even : odd;
        }
        return samples;
    }

    private static ByteBuffer redCorner() {
        var rgb = new byte[16 * 48];
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                rgb[y * 48 + x * 3 + (x < 4 && y < 4 ? 0 : 1)] = (byte) 255;
            }
        }
        return ByteBuffer.wrap(rgb);
    }

    private static ByteBuffer onlyRed() {
        var rgb = new byte[16 * 48];
        for (int i = 0; i < rgb.length; i += 3) {
            Arrays.fill(rgb, i, i + 1, (byte) 255);
        }
        return ByteBuffer.wrap(rgb);
    }
}
