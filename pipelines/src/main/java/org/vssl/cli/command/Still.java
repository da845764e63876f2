// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import org.vssl.cli.evaluate.DecodedMedia;
import org.vssl.cli.gst.SoundFile;
import org.vssl.evaluate.Picture;
import org.vssl.localize.Localizer;
import org.vssl.localize.Result;
import org.vssl.localize.Settings;
import org.vssl.model.Contract;
import org.vssl.result.FrameResult;
import org.vssl.result.Heat;
import org.vssl.result.Times;

/** A still picture and a sound: the middle window of the sound is analysed, loudness is that of the whole window. */
final class Still {
    private Still() {}

    static FrameResult analyze(Path picture, Path sound, Options options) {
        Settings settings = options.forStill(Duration.ZERO);
        Picture image = DecodedMedia.packed(DecodedMedia.still(picture));
        try (Localizer localizer = Localizer.open(options.model.orElseGet(Home::defaultBundle), settings)) {
            double window = localizer.bundle().contract().sound().windowSeconds();
            localizer.configure(options.forStill(Duration.ofNanos((long) (window * 5e8))));
            long middle = push(SoundFile.decode(sound, 48000), localizer);
            Result result =
                    localizer.localizeStill(image.rgb(), image.width(), image.height(), image.width() * 3, middle);
            return report(result, image, middle, localizer.bundle().id());
        }
    }

    /** Returns the middle of the sound; what is pushed is no longer than what is kept. */
    private static long push(SoundFile sound, Localizer localizer) {
        localizer.soundFormat(sound.sampleRate(), 1, 1);
        int piece = sound.sampleRate() / 10;
        int middle = sound.samples() / 2;
        int half = (int) (Contract.Sound.LONGEST_SECONDS / 2 * sound.sampleRate());
        int first = Math.max(0, middle - half);
        int last = Math.min(sound.samples(), middle + half);
        for (int at = first; at < last; at += piece) {
            int count = Math.min(piece, last - at);
            var interleaved = new float[count * 2];
            System.arraycopy(sound.stereo(), at * 2, interleaved, 0, interleaved.length);
            localizer.push(interleaved, count, at * 1_000_000_000L / sound.sampleRate());
        }
        localizer.soundEnded();
        return middle * 1_000_000_000L / sound.sampleRate();
    }

    private static FrameResult report(Result result, Picture image, long time, String model) {
        return new FrameResult(
                result.localization().verdict(),
                result.loudness(),
                result.peak(),
                result.threshold(),
                result.localization().sources(),
                Times.ofRunning(time),
                result.audioStartNanos(),
                result.audioEndNanos(),
                result.coverage(),
                0,
                result.latencyMillis(),
                model,
                "cpu",
                result.heat().map(Heat.class::cast),
                image.width(),
                image.height());
    }
}
