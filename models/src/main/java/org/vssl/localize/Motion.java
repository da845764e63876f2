// SPDX-License-Identifier: Apache-2.0
package org.vssl.localize;

import java.nio.FloatBuffer;
import org.vssl.audio.SoundInput;
import org.vssl.model.Answer;
import org.vssl.model.Contract;
import org.vssl.model.Labels;
import org.vssl.synchrony.Fusion;
import org.vssl.synchrony.Synchrony;
import org.vssl.synchrony.SynchronyMode;

/** Brings the second cue to the frames that the model sees. The video thread's. */
final class Motion {
    private static final double FAINTEST = 1e-6;

    private final Contract contract;
    private final SoundInput sound;
    private final Synchrony synchrony;
    private final FloatBuffer heard;

    Motion(Contract contract, SoundInput sound) {
        this.contract = contract;
        this.sound = sound;
        Contract.Picture picture = contract.picture();
        this.synchrony =
                new Synchrony(contract.map().width(), contract.map().height(), picture.width(), picture.height());
        this.heard = FloatBuffer.allocate(contract.sound().sampleRate());
    }

    void reset() {
        synchrony.reset();
    }

    /** What a cell must exceed in this mode. */
    float threshold(float threshold, SynchronyMode mode) {
        return mode == SynchronyMode.ONLY ? Synchrony.THRESHOLD : threshold;
    }

    /** The answer with the heat that this mode decides on. */
    Answer decide(Answer answer, FloatBuffer picture, float threshold, SynchronyMode mode, long runningTimeNanos) {
        if (mode == SynchronyMode.OFF) {
            return answer;
        }
        double scale = contract.picture().std().get(1);
        float[] inTime = synchrony.follow(picture, scale, decibels(runningTimeNanos), runningTimeNanos);
        if (mode == SynchronyMode.ONLY) {
            return new Answer(
                    inTime, answer.event(), Labels.ofSound(answer.labels().sound()));
        }
        float[] fused = Fusion.fuse(answer.heat(), inTime, contract.map().width(), threshold);
        return new Answer(fused, answer.event(), answer.labels());
    }

    /** Mean power since the frame before, -60..0 dB of full scale. */
    private double decibels(long runningTimeNanos) {
        int samples = (int) (synchrony.step(runningTimeNanos) * contract.sound().sampleRate());
        if (samples == 0) {
            return 10 * Math.log10(FAINTEST);
        }
        FloatBuffer since = heard.slice(0, Math.min(samples, heard.capacity()));
        sound.window(runningTimeNanos, since);
        double power = 0;
        for (int i = 0; i < since.capacity(); i++) {
            power += since.get(i) * (double) since.get(i);
        }
        return Math.min(0, 10 * Math.log10(power / since.capacity() + FAINTEST));
    }
}
