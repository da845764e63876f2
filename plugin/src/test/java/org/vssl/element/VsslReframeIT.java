// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vssl.reframe.PathFile;

@DisplayName("The element vsslreframe")
class VsslReframeIT {
    /** A red picture with a green stripe from 240 to 320, which is what the tiny bundle hears. */
    private static final String STRIPE = "videotestsrc num-buffers=50 pattern=green !"
            + " video/x-raw,format=I420,width=80,height=180,framerate=25/1 ! videobox left=-240 right=0 fill=red !"
            + " vssl name=v model=" + Launch.TINY + " ";

    private static final String ONE = "videotestsrc num-buffers=1 ! video/x-raw,width=640,height=360";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"I420", "YV12", "NV12", "NV21", "YUY2", "UYVY", "Y42B", "Y444", "AYUV", "BGRx", "ARGB"})
    void cropsAndScalesEveryFormatAlike(String format) throws IOException {
        int[] wanted = meanByThird(picture(ONE + ",format=RGB", "vsslreframe width=120 height=160"));

        int[] found = meanByThird(picture(
                ONE + ",format=RGB ! videoconvert ! video/x-raw,format=" + format, "vsslreframe width=120 height=160"));

        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).as("third and channel %d", i).isCloseTo(wanted[i], within(6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"I420", "NV12", "YUY2", "RGB", "BGRx", "GRAY8"})
    void copiesTheMiddleBitForBitWhereNothingIsKnown(String format) throws IOException {
        String source = ONE + ",format=" + format;

        assertThat(raw(source, "vsslreframe width=200 height=360 java-home=/nowhere"))
                .isEqualTo(raw(source, "videocrop left=220 right=220"));
    }

    @ParameterizedTest
    @CsvSource({"1920,1080,9/16,606,1080", "1920,1080,1/1,1080,1080", "640,480,16/9,640,360", "1280,720,4/5,576,720"})
    void givesTheWidestCropOfAnAspect(int width, int height, String aspect, int cropWidth, int cropHeight) {
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=1 ! video/x-raw,format=GRAY8,width=%d,height=%d ! vsslreframe aspect=%s !"
                                .formatted(width, height, aspect)
                        + " fakesink");

        assertThat(run.output()).contains("width=(int)%d, height=(int)%d,".formatted(cropWidth, cropHeight));
    }

    @Test
    void goesToWhatSounds() throws IOException {
        Launch run = Launch.of(
                folder,
                STRIPE
                        + "! vsslreframe width=80 height=180 ! videoconvert ! video/x-raw,format=RGB ! filesink location="
                        + folder.resolve("out.raw") + " " + Launch.SOUND + " ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        int[] mean = meanByThird(last(80 * 180 * 3));
        for (int third = 0; third < 3; third++) {
            assertThat(mean[3 * third + 1]).as("green of third %d", third).isGreaterThan(200);
        }
    }

    @Test
    void keepsOneSizeFromBeginningToEnd() {
        Launch run = Launch.of(
                folder, STRIPE + "! vsslreframe name=r zoom=3 ! fakesink " + Launch.SOUND + " ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.count("GstVsslReframe:r.GstPad:src: caps")).isEqualTo(1);
    }

    @Test
    void showsTheWholePictureAndWhereTheCropIsWhenDebugging() throws IOException {
        byte[] picture = picture(ONE + ",format=I420", "vsslreframe debug=true");

        byte[] plain = picture(ONE + ",format=I420", "identity");

        assertThat(picture).hasSameSizeAs(plain);
        assertThat(pixel(picture, 640, 320, 180)).isEqualTo(pixel(plain, 640, 320, 180));
        assertThat(pixel(picture, 640, 20, 60)[0]).isLessThan(pixel(plain, 640, 20, 60)[0]);
    }

    @Test
    void followsThePathInAFile() throws IOException {
        Path path = folder.resolve("path.csv");
        Files.writeString(path, PathFile.HEADER + "\n0,0.75,0,0.25,1,1\n");

        assertThat(raw(ONE + ",format=GRAY8", "vsslreframe width=160 height=360 path=" + path))
                .isEqualTo(raw(ONE + ",format=GRAY8", "videocrop left=480"));
    }

    /** From a crop that begins at 10.37 of 640 pixels, in the second frame: the first one stands still. */
    @ParameterizedTest(name = "160 pixels shown on {0}")
    @ValueSource(ints = {160, 200, 331})
    void showsWhatIsBetweenPixelsBetweenThem(int width) throws IOException {
        String source =
                "videotestsrc num-buffers=2 pattern=zone-plate kx2=20 ky2=20 ! video/x-raw,width=640,height=360,"
                        + "framerate=25/1,format=GRAY8";
        Path path = folder.resolve("path.csv");
        double start = 10.37;
        Files.writeString(path, PathFile.HEADER + "\n0,0,0,0.25,1,1\n40000000," + start / 640 + ",0,0.25,1,0\n");

        byte[] found = raw(source, "vsslreframe width=" + width + " height=360 path=" + path);

        byte[] plain = raw(source, "identity");
        int stride = (width + 3) / 4 * 4;
        for (int y = 0; y < 360; y++) {
            for (int x = 0; x < width; x++) {
                double at = start + (x + 0.5) * 160 / width - 0.5;
                int left = y * 640 + (int) at;
                double wanted = (plain[left] & 0xff) * (1 - at % 1) + (plain[left + 1] & 0xff) * (at % 1);
                assertThat(found[(360 + y) * stride + x] & 0xff)
                        .as("pixel %d of row %d", x, y)
                        .isCloseTo((int) Math.round(wanted), within(2));
            }
        }
    }

    @Test
    void saysWhatItNeedsInAFile() throws IOException {
        Path path = folder.resolve("path.csv");
        Files.writeString(path, "no path\n");

        Launch run = Launch.of(folder, ONE + " ! vsslreframe path=" + path + " ! fakesink");

        assertThat(run.status()).isNotZero();
        assertThat(run.error())
                .isEqualTo(path + " holds no path; expected the line time_ns,x,y,width,height,cut followed by one line"
                        + " per step");
    }

    @Test
    void saysWhatItLookedForWhenAPathNeedsJavaAndThereIsNone() {
        Launch run = Launch.of(folder, ONE + " ! vsslreframe path=/nowhere.csv java-home=/nowhere ! fakesink");

        assertThat(run.status()).isNotZero();
        assertThat(run.error()).startsWith("no Java runtime (libjvm.so) found; expected Java 17 or newer");
    }

    private byte[] picture(String source, String element) throws IOException {
        return raw(source, element + " ! videoconvert ! video/x-raw,format=RGB");
    }

    private byte[] raw(String source, String elements) throws IOException {
        Path out = folder.resolve("out.raw");
        Launch run = Launch.of(folder, source + " ! " + elements + " ! filesink location=" + out);
        assertThat(run.status()).as(run.output()).isZero();
        return Files.readAllBytes(out);
    }

    private byte[] last(int bytes) throws IOException {
        byte[] all = Files.readAllBytes(folder.resolve("out.raw"));
        return Arrays.copyOfRange(all, all.length - bytes, all.length);
    }

    private static int[] pixel(byte[] rgb, int width, int x, int y) {
        int at = (y * width + x) * 3;
        return new int[] {rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff};
    }

    /** Mean red, green and blue of the upper, the middle and the lower third. */
    private static int[] meanByThird(byte[] rgb) {
        var sums = new long[9];
        int third = rgb.length / 3;
        for (int i = 0; i < third * 3; i++) {
            sums[i / third * 3 + i % 3] += rgb[i] & 0xff;
        }
        return Arrays.stream(sums).mapToInt(sum -> (int) (sum / (third / 3))).toArray();
    }
}
