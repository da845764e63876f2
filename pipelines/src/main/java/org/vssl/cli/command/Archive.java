// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vssl.adapt.EmbeddedFrame;
import org.vssl.adapt.Senses;
import org.vssl.audio.SoundInput;
import org.vssl.cli.gst.Footage;
import org.vssl.cli.gst.Media;
import org.vssl.cli.gst.PipelineException;

/** A folder of films as moments: every few seconds the picture, and the window of sound around it if it is not silent. */
final class Archive {
    private static final int MOST_MOMENTS = 6000;
    /** Of vectors in memory: a bundle of many dimensions has fewer moments. */
    private static final long MOST_BYTES = 400_000_000;

    /** Momentary loudness below which nothing is heard, as the element has it. */
    private static final float SILENCE_LUFS = -50;

    private final Senses senses;
    private final int seconds;
    private final PrintWriter err;
    private final List<EmbeddedFrame> moments = new ArrayList<>();
    private int films;

    Archive(Senses senses, int seconds, PrintWriter err) {
        this.senses = senses;
        this.seconds = seconds;
        this.err = err;
    }

    /** Films in name order; those without picture or sound, or that cannot be decoded, are named and left out. */
    List<EmbeddedFrame> read(Path folder) throws IOException {
        List<Path> files = files(folder);
        for (Path file : files) {
            if (moments.size() >= most()) {
                break;
            }
            int before = moments.size();
            try {
                film(Media.of(file));
            } catch (PipelineException e) {
                moments.subList(before, moments.size()).clear();
                err.printf("skipped: %s%n", e.getMessage());
            }
        }
        if (moments.size() >= most()) {
            err.printf(
                    "%d moments fill the memory, the rest is skipped; a larger --every takes fewer per video%n",
                    moments.size());
        }
        return moments;
    }

    private int most() {
        return moments.isEmpty()
                ? MOST_MOMENTS
                : (int) Math.min(
                        MOST_MOMENTS, MOST_BYTES / Float.BYTES / moments.get(0).picture().length);
    }

    int films() {
        return films;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new PipelineException(folder + " is not a directory; expected one with videos");
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.filter(Files::isRegularFile).sorted().toList();
            if (found.isEmpty()) {
                throw new PipelineException(folder + " is empty; expected a directory with videos");
            }
            return found;
        }
    }

    private void film(Media media) {
        String name = media.file().getFileName().toString();
        if (!media.hasVideo() || !media.hasAudio()) {
            throw new PipelineException(name + " must have both video and sound, has "
                    + (media.hasVideo() ? "video only" : media.hasAudio() ? "sound only" : "neither"));
        }
        var progress = new Progress(err, name, 2 * media.durationNanos());
        Map<Long, float[]> heard = heard(media, progress);
        int before = moments.size();
        Footage.pictures(media, seconds, (rgb, width, height, stride, nanos) -> {
            float[] sound = heard.remove(Math.round(nanos / 1e9 / seconds));
            if (sound != null && moments.size() < most()) {
                moments.add(new EmbeddedFrame(name, nanos / 1e9, sound, senses.see(rgb, width, height, stride)));
            }
            progress.at(media.durationNanos() + nanos);
        });
        films++;
        progress.done("%s: %d moments with sound".formatted(name, moments.size() - before));
    }

    /** By the number of the picture it belongs to. */
    private Map<Long, float[]> heard(Media media, Progress progress) {
        var heard = new HashMap<Long, float[]>();
        var sound = new SoundInput(senses.sampleRate());
        long half = senses.windowNanos() / 2;
        var next = new long[1];
        Footage.sounds(media, senses.sampleRate(), 1, (mono, nanos) -> {
            sound.push(mono, mono.length, nanos);
            for (long at = next[0] * seconds * 1_000_000_000L;
                    at + half <= sound.endNanos();
                    at = ++next[0] * seconds * 1_000_000_000L) {
                if (at >= half && sound.lufs(at) >= SILENCE_LUFS) {
                    heard.put(next[0], senses.hear(sound, at + half));
                }
            }
            progress.at(nanos);
        });
        return heard;
    }
}
