// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the tiny bundle {@code split}, which finds green cells of four by four when a square wave sounds. */
@DisplayName("The element vsslpan")
class VsslPanIT {
    private static final int RATE = 32000;
    private static final double VOLUME = 0.5;
    private static final String VSSL = " ! vssl name=v model=" + Launch.TINY + " ! fakesink ";
    private static final String SQUARE =
            " audiotestsrc num-buffers=95 wave=square freq=2000 volume=0.5 ! audio/x-raw,rate=32000,";
    private static final String QUEUED =
            " ! v.audio_sink v.audio_src ! queue max-size-time=5000000000 max-size-bytes=0 max-size-buffers=0 ! ";

    @TempDir
    Path folder;

    /** Edges in pixels of 320; the strongest cell's middle is x. */
    @ParameterizedTest(name = "a source at {2}")
    @CsvSource({"0, 240, 0.125", "80, 80, 0.375", "240, 0, 0.875"})
    void putsTheSoundWhereItsSourceIs(int left, int right, double x) throws IOException {
        FloatBuffer heard = heard(green(90, left, right) + VSSL + SQUARE + "format=F32LE,channels=1", "vsslpan");

        double[] power = power(heard, 1.5, 2.8);
        assertThat(power[0]).isCloseTo(2 * Math.pow(Math.cos(x * Math.PI / 2), 2), within(0.01));
        assertThat(power[1]).isCloseTo(2 * Math.pow(Math.sin(x * Math.PI / 2), 2), within(0.01));
    }

    @Test
    void keepsThePowerOnTheWay() throws IOException {
        FloatBuffer heard = heard(green(90, 0, 240) + VSSL + SQUARE + "format=F32LE,channels=1", "vsslpan");

        for (int i = 0; i < heard.limit() / 2; i++) {
            double left = heard.get(2 * i) / VOLUME;
            double right = heard.get(2 * i + 1) / VOLUME;
            assertThat(left * left + right * right).isCloseTo(2, within(1e-4));
        }
    }

    @Test
    void leavesTheSoundInTheMiddleWhenNothingIsLocated() throws IOException {
        FloatBuffer heard = heard(
                "videotestsrc num-buffers=90 pattern=red ! video/x-raw,width=320,height=180,framerate=30/1" + VSSL
                        + SQUARE + "format=F32LE,channels=1",
                "vsslpan");

        for (int i = 0; i < heard.limit(); i++) {
            assertThat(Math.abs(heard.get(i))).isEqualTo((float) VOLUME);
        }
    }

    /** At most the share of a sample in the way from one edge to the other, times the steepest slope of a gain. */
    @Test
    void movesWithoutAStepWhenAndOnlyWhenTheSourceMoves() throws IOException {
        String jump = green(30, 0, 240) + " ! c. " + green(60, 240, 0) + " ! c. concat name=c" + VSSL;

        FloatBuffer heard = heard(jump + SQUARE + "format=F32LE,channels=1", "vsslpan");

        double most = Math.sqrt(2) * Math.PI / 2 * 0.75 / (0.150 * RATE);
        for (int i = 2; i < heard.limit(); i++) {
            assertThat(Math.abs(Math.abs(heard.get(i)) - Math.abs(heard.get(i - 2))) / VOLUME)
                    .isLessThan(most * 1.01);
        }
        assertThat(leftMinusRight(heard, 0.95)).isGreaterThan(1);
        assertThat(leftMinusRight(heard, 1.9)).isLessThan(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S16LE", "F32LE"})
    void leavesEveryBitAloneWithoutAnAmount(String format) throws IOException {
        Path in = folder.resolve("in.raw");
        Path out = folder.resolve("out.raw");

        Launch run = Launch.of(
                folder,
                green(90, 0, 240) + VSSL
                        + "audiotestsrc num-buffers=95 wave=pink-noise ! audio/x-raw,rate=32000,format="
                        + format + ",channels=2 ! tee name=t t. ! queue ! filesink location=" + in + " t. ! queue"
                        + QUEUED + "vsslpan amount=0 ! filesink location=" + out);

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(in).isNotEmptyFile();
        assertThat(out).hasSameBinaryContentAs(in);
    }

    @Test
    void goesHalfwayWithHalfTheAmount() throws IOException {
        FloatBuffer heard = heard(green(90, 0, 240) + VSSL + SQUARE + "format=F32LE,channels=1", "vsslpan amount=0.5");

        assertThat(power(heard, 1.5, 2.8)[0]).isCloseTo(2 * Math.pow(Math.cos(0.3125 * Math.PI / 2), 2), within(0.01));
    }

    @Test
    void saturatesWholeNumbersInsteadOfWrappingThem() throws IOException {
        Path out = folder.resolve("out.raw");
        Launch run = Launch.of(
                folder,
                green(90, 0, 240) + VSSL + SQUARE.replace("0.5", "1.0") + "format=S16LE,channels=1" + QUEUED
                        + "vsslpan ! filesink location=" + out);

        assertThat(run.status()).as(run.output()).isZero();
        ShortBuffer heard = ByteBuffer.wrap(Files.readAllBytes(out))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        short left = heard.get(2 * 2 * RATE);
        short right = heard.get(2 * 2 * RATE + 1);
        assertThat(Math.abs((int) left)).isGreaterThan(32766);
        assertThat(Integer.signum(left)).isEqualTo(Integer.signum(right));
    }

    @Test
    void saysThatItIsAlone() {
        Launch run = Launch.of(folder, "audiotestsrc num-buffers=5 ! vsslpan ! fakesink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("No vssl element upstream answered the position query, panning stays centred; link vsslpan"
                        + " downstream of the audio_src pad of a vssl");
    }

    private static String green(int frames, int left, int right) {
        return "videotestsrc num-buffers=" + frames + " pattern=green ! video/x-raw,width=" + (320 - left - right)
                + ",height=180,framerate=30/1 ! videobox left=-" + left + " right=-" + right + " fill=red";
    }

    /** Interleaved left and right. */
    private FloatBuffer heard(String line, String pan) throws IOException {
        Path out = folder.resolve("out.raw");
        Launch run = Launch.of(folder, line + QUEUED + pan + " ! filesink location=" + out);
        assertThat(run.status()).as(run.output()).isZero();
        assertThat(out).hasSize(95 * 1024 * 2L * Float.BYTES);
        return ByteBuffer.wrap(Files.readAllBytes(out))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    /** Of both sides between two times in seconds, where the sound as it came has 1. */
    private static double[] power(FloatBuffer heard, double from, double to) {
        var power = new double[2];
        int first = (int) (from * RATE);
        int last = (int) (to * RATE);
        for (int i = 2 * first; i < 2 * last; i++) {
            power[i % 2] += Math.pow(heard.get(i) / VOLUME, 2) / (last - first);
        }
        return power;
    }

    private static double leftMinusRight(FloatBuffer heard, double second) {
        int at = 2 * (int) (second * RATE);
        return (Math.abs(heard.get(at)) - Math.abs(heard.get(at + 1))) / VOLUME;
    }
}
