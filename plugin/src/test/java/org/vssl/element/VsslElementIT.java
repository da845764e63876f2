// SPDX-License-Identifier: Apache-2.0
package org.vssl.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the tiny bundle {@code split}, whose answers can be worked out by hand. */
@DisplayName("The element vssl")
class VsslElementIT {
    private static final String ELEMENT = " vssl name=v model=" + Launch.TINY + " ";
    private static final String GREEN = "videotestsrc num-buffers=60 pattern=green ! video/x-raw,framerate=30/1 ";
    private static final String RED = "videotestsrc num-buffers=60 pattern=red ! video/x-raw,framerate=30/1 ";
    private static final String COUNTED = " ! identity silent=false name=out ! fakesink ";

    @TempDir
    Path folder;

    @Test
    void findsThePictureThatSounds() {
        Launch run = Launch.of(folder, GREEN + "!" + ELEMENT + "! fakesink " + Launch.SOUND + " ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.verdicts()).containsExactly("located");
        assertThat(run.output()).contains("label\\=\\(string\\)green");
    }

    @Test
    void saysOffscreenWhenSomethingElseSounds() {
        Launch run = Launch.of(folder, RED + "!" + ELEMENT + "! fakesink " + Launch.SOUND + " ! v.audio_sink");

        assertThat(run.verdicts()).containsExactly("offscreen");
    }

    /** The left upper cell of four by four: 0.375 widths left, 0.375 heights up; 90 degrees put f at 0.5 widths. */
    @Test
    void tellsDirectionsThroughAKnownLens() {
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=30 pattern=green ! video/x-raw,width=80,height=180,framerate=30/1 !"
                        + " videobox right=-240 fill=red !" + ELEMENT + "hfov=90 ! fakesink " + Launch.SOUND
                        + " ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("azimuth\\=\\(double\\)-36.8698", "elevation\\=\\(double\\)18.6495");
    }

    @Test
    void tellsNoDirectionsThroughAnUnknownLens() {
        Launch run = Launch.of(folder, GREEN + "!" + ELEMENT + "! fakesink " + Launch.SOUND + " ! v.audio_sink");

        assertThat(run.output()).contains("score").doesNotContain("azimuth");
    }

    @Test
    void refusesALensThatCannotBe() {
        Launch run =
                Launch.of(folder, GREEN + "!" + ELEMENT + "hfov=200 ! fakesink " + Launch.SOUND + " ! v.audio_sink");

        assertThat(run.status()).isNotZero();
        assertThat(run.error()).endsWith("hfov must be above 0 and (rectilinear) below 180 degrees, was 200.0");
    }

    @Test
    void saysSilenceInSilence() {
        Launch run = Launch.of(
                folder, GREEN + "!" + ELEMENT + "! fakesink audiotestsrc num-buffers=100 wave=silence ! v.audio_sink");

        assertThat(run.verdicts()).containsExactly("silence");
    }

    @Test
    void saysNoAudioWithoutSoundAndLetsEveryFramePass() {
        Launch run = Launch.of(folder, GREEN + "!" + ELEMENT + COUNTED);

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.verdicts()).containsExactly("no-audio");
        assertThat(run.count("chain   *******")).isEqualTo(60);
    }

    @Test
    void passesEveryFrameAndAllTheSound() {
        Path heard = folder.resolve("heard.raw");
        Launch run = Launch.of(
                folder,
                GREEN + "!" + ELEMENT + "messages=frames ! fakesink " + Launch.SOUND
                        + " ! v.audio_sink v.audio_src ! filesink location=" + heard);

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.verdicts()).hasSize(60);
        assertThat(heard).hasSize(130 * 1024 * 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I420", "NV12", "YUY2", "GRAY8", "RGBA", "I420_10LE", "v210", "BGRx", "Y444"})
    void acceptsEveryVideoFormat(String format) {
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=3 ! video/x-raw,width=33,height=17,format=" + format + " !" + ELEMENT
                        + "! fakesink " + Launch.SOUND + " ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.verdicts()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format=S16LE,rate=8000,channels=1",
                "format=S24LE,rate=44100,channels=2",
                "format=F64LE,rate=96000,channels=6,channel-mask=(bitmask)0x3f",
                "format=U8,rate=11025,channels=2",
                "format=S16LE,rate=48000,channels=2,layout=non-interleaved"
            })
    void acceptsEveryAudioFormat(String format) {
        Launch run = Launch.of(
                folder,
                GREEN + "!" + ELEMENT + "! fakesink audiotestsrc num-buffers=1000 freq=2000 ! audioconvert !"
                        + " audio/x-raw," + format + " ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.verdicts()).isNotEmpty().doesNotContain("no-audio");
    }

    @Test
    void goesOnWhenTheSoundEndsFirst() {
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=90 pattern=green ! video/x-raw,framerate=30/1 !" + ELEMENT + COUNTED
                        + "audiotestsrc num-buffers=20 wave=square freq=2000 ! audio/x-raw,rate=32000 ! v.audio_sink");

        assertThat(run.count("chain   *******")).isEqualTo(90);
        assertThat(run.verdicts()).startsWith("located").endsWith("no-audio");
    }

    @Test
    void runsLiveWithoutHoldingFramesUp() {
        Launch run = Launch.of(
                folder,
                "videotestsrc is-live=true num-buffers=30 pattern=green ! video/x-raw,framerate=30/1 !" + ELEMENT
                        + COUNTED + "audiotestsrc is-live=true num-buffers=60 wave=square freq=2000"
                        + " ! audio/x-raw,rate=32000 ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.count("chain   *******")).isEqualTo(30);
        assertThat(run.verdicts()).startsWith("warming").contains("located");
        assertThat(run.output()).contains("utc=(string)20");
    }

    /** The first frame, which waits for the sound after it, is still analysed when larger ones come. */
    @Test
    void goesOnWhenThePictureChangesItsSizeDuringAnAnalysis() {
        Launch run = Launch.of(
                folder,
                "concat name=c !" + ELEMENT + "mode=async lookahead=500 messages=frames ! fakesink sync=true"
                        + " videotestsrc num-buffers=3 pattern=green ! video/x-raw,width=160,height=120,framerate=30/1"
                        + " ! c. videotestsrc num-buffers=40 pattern=green !"
                        + " video/x-raw,width=640,height=480,framerate=30/1 ! c."
                        + " audiotestsrc is-live=true num-buffers=60 wave=square freq=2000"
                        + " ! audio/x-raw,rate=32000 ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.verdicts()).hasSize(43).startsWith("warming").endsWith("located");
    }

    @Test
    void saysNoAudioWhenALiveFeedOfSoundIsDead() {
        Launch run = Launch.of(
                folder,
                "videotestsrc is-live=true num-buffers=40 pattern=green ! video/x-raw,framerate=30/1 !" + ELEMENT
                        + "audio-timeout=500" + COUNTED
                        + "audiotestsrc is-live=true ! valve drop=true drop-mode=drop-all ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.verdicts()).containsExactly("warming", "no-audio");
    }

    @Test
    void endsWhenThoseDownstreamWantNoMore() {
        Launch run = Launch.of(
                folder,
                "videotestsrc pattern=green ! video/x-raw,framerate=30/1 !" + ELEMENT
                        + "messages=frames ! identity eos-after=10 ! fakesink " + Launch.SOUND + " ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.verdicts()).hasSizeGreaterThanOrEqualTo(10);
    }

    /** Not even the first frame would get its sound if that waited for frames to move, as it does 8 s ahead of them. */
    @Test
    void looksAheadFartherThanSoundIsHeldFor() {
        Launch run = Launch.of(
                folder,
                "videotestsrc num-buffers=20 pattern=green ! video/x-raw,framerate=5/1 !" + ELEMENT
                        + "lookahead=9000 audio-timeout=60000 ! fakesink audiotestsrc num-buffers=450 wave=square"
                        + " freq=2000 ! audio/x-raw,rate=32000 ! v.audio_sink");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.verdicts()).containsExactly("located");
    }

    @Test
    void isShownByGstInspectWithoutJava() {
        Launch run = Launch.run(folder, Map.of("JAVA_HOME", "/nowhere", "PATH", "/usr/bin"), "gst-inspect-1.0 vssl");

        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("silence-threshold", "audio_src", "LUFS");
    }

    @Test
    void saysWhatItLookedForWhenTheModelIsMissing() {
        Launch run = Launch.of(
                folder, GREEN + "! vssl name=v model=/nowhere ! fakesink " + Launch.SOUND + " ! v.audio_sink");

        assertThat(run.status()).isNotZero();
        assertThat(run.error())
                .isEqualTo("model bundle not found: /nowhere is not a folder;"
                        + " expected a folder with model.json and its ONNX graphs");
    }

    @Test
    void saysWhatItLookedForWhenThereIsNoJava() {
        Launch run = Launch.of(folder, GREEN + "!" + ELEMENT + "java-home=/nowhere ! fakesink");

        assertThat(run.status()).isNotZero();
        assertThat(run.error())
                .isEqualTo("no Java runtime (libjvm.so) found; expected Java 17 or newer in java-home (property),"
                        + " JAVA_HOME or on PATH. Tried:\n  java-home: /nowhere/lib/server/libjvm.so:"
                        + " cannot open shared object file: No such file or directory");
    }

    @Test
    void saysWhatItLookedForWhenItsJarsAreMissing() {
        Launch run = Launch.of(folder, Map.of("VSSL_HOME", "/nowhere"), GREEN + "!" + ELEMENT + "! fakesink");

        assertThat(run.status()).isNotZero();
        assertThat(run.error())
                .isEqualTo("no jars in /nowhere/java; expected vssl-plugin and its dependencies in the directory java"
                        + " beside the plugin (or below VSSL_HOME)");
    }
}
