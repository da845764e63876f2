// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.scene;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.vssl.cli.gst.PipelineException;
import org.vssl.cli.gst.SoundFile;

/** The demo's sound: each passage filled with its recording, repeated if it is short, at one level; or pink noise. */
final class Soundtrack {
    private static final int RATE = DemoScene.SAMPLE_RATE;
    private static final double ROOT_MEAN_SQUARE = 0.1;
    private static final double PAUSE_SECONDS = 0.15;

    private Soundtrack() {}

    static void write(Script script, Map<String, Stamp> stamps, Path wav) {
        var mono = new float[(int) (Script.SECONDS * RATE)];
        for (int i = 0; i < script.passages().size(); i++) {
            Script.Passage passage = script.passages().get(i);
            int from = (int) (passage.start() * RATE);
            int to = (int) (script.end(i) * RATE);
            if (passage.sound().equals("pink")) {
                pink(mono, from, to);
            } else if (!passage.sound().isEmpty()) {
                repeat(Objects.requireNonNull(stamps.get(passage.sound())).sound(), mono, from, to);
            }
        }
        save(mono, wav);
    }

    private static void repeat(SoundFile sound, float[] into, int from, int to) {
        int length = sound.samples() + (int) (PAUSE_SECONDS * RATE);
        double power = 0;
        for (float value : sound.stereo()) {
            power += value * value;
        }
        float gain = (float) (ROOT_MEAN_SQUARE / Math.sqrt(power / sound.stereo().length + 1e-12));
        for (int i = from; i < to; i++) {
            int at = (i - from) % length;
            float value = at < sound.samples() ? (sound.stereo()[2 * at] + sound.stereo()[2 * at + 1]) / 2 : 0;
            into[i] = Math.max(-1, Math.min(1, value * gain)) * fade(i, from, to);
        }
    }

    /** White noise through Kellet's filter for pink noise, within 0.05 dB of -3 dB an octave. */
    private static void pink(float[] into, int from, int to) {
        var random = new Random(1);
        var state = new double[7];
        double[] pole = {0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616};
        double[] gain = {0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980};
        for (int i = from; i < to; i++) {
            double white = random.nextGaussian();
            double sum = state[6] + white * 0.5362;
            for (int k = 0; k < pole.length; k++) {
                state[k] = pole[k] * state[k] + white * gain[k];
                sum += state[k];
            }
            state[6] = white * 0.115926;
            into[i] = (float) Math.max(-1, Math.min(1, sum * 0.03)) * fade(i, from, to);
        }
    }

    private static float fade(int at, int from, int to) {
        return Math.min(1, Math.min(at - from, to - at) / (0.01f * RATE));
    }

    private static void save(float[] mono, Path wav) {
        ByteBuffer bytes = ByteBuffer.allocate(mono.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : mono) {
            bytes.putShort((short) Math.round(value * 32767));
        }
        var format = new AudioFormat(RATE, 16, 1, true, false);
        try (var stream = new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, mono.length)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, wav.toFile());
        } catch (IOException e) {
            throw new PipelineException("cannot write " + wav + ": " + e, e);
        }
    }
}
