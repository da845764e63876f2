// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.gst;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoded sound of a file, at most {@value #MOST_SECONDS} s.
 *
 * @param stereo interleaved left and right, -1..1, taken over
 * @param sampleRate in Hz
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record SoundFile(float[] stereo, int sampleRate) {
    private static final int CHANNELS = 2;
    private static final int MOST_SECONDS = 600;

    public int samples() {
        return stereo.length / CHANNELS;
    }

    /** Decodes the first sound of any file GStreamer reads; one that is too long for memory is refused. */
    public static SoundFile decode(Path file, int sampleRate) {
        Media media = Media.of(file);
        if (!media.hasAudio()) {
            throw new PipelineException(file + " contains no sound");
        }
        var pieces = new ArrayList<float[]>();
        var count = new long[1];
        Footage.sounds(media, sampleRate, CHANNELS, (piece, nanos) -> {
            count[0] += piece.length;
            if (count[0] > (long) MOST_SECONDS * sampleRate * CHANNELS) {
                throw new PipelineException("its sound is too long; expected at most " + MOST_SECONDS + " s");
            }
            pieces.add(piece);
        });
        return new SoundFile(joined(pieces), sampleRate);
    }

    private static float[] joined(List<float[]> pieces) {
        var all = new float[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (float[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
