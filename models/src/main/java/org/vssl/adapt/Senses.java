// SPDX-License-Identifier: Apache-2.0
package org.vssl.adapt;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vssl.audio.SoundInput;
import org.vssl.model.Bundle;
import org.vssl.model.Contract;
import org.vssl.model.Model;
import org.vssl.model.ModelException;
import org.vssl.model.SplitModel;
import org.vssl.picture.PictureInput;

/** What a split model makes of pictures and sounds, each by itself. One thread at a time. */
public final class Senses implements AutoCloseable {
    private static final double[] NOISE_LEVELS = {0.02, 0.1, 0.5};
    /** Pole of the low pass that makes brown noise. */
    private static final double BROWN = 0.99;

    private final SplitModel model;
    private final PictureInput input;
    private final Contract contract;

    private Senses(SplitModel model, Contract contract) {
        this.model = model;
        this.contract = contract;
        Contract.Picture in = contract.picture();
        this.input = new PictureInput(in.width(), in.height(), in.mean(), in.std());
    }

    /**
     * Loads the graphs.
     *
     * @throws ModelException when the bundle is joint: it has no vectors
     */
    public static Senses of(Bundle bundle) {
        Model model = Model.load(bundle);
        if (model instanceof SplitModel split) {
            return new Senses(split, bundle.contract());
        }
        model.close();
        throw new ModelException(
                bundle.id() + " is a joint model, which has no embedding of the sound alone; expected a split model");
    }

    /** In Hz. */
    public int sampleRate() {
        return contract.sound().sampleRate();
    }

    /** The sound that one vector stands for, in nanoseconds. */
    public long windowNanos() {
        return (long) (contract.sound().samples() * 1e9 / sampleRate());
    }

    /** The vectors {@code [D, cells]} of packed RGB. */
    public float[] see(ByteBuffer rgb, int width, int height, int stride) {
        input.resize(rgb, width, height, stride, model.picture());
        model.look();
        return model.seen();
    }

    /** The vector {@code [D]} of the window that ends at {@code endNanos}. */
    public float[] hear(SoundInput sound, long endNanos) {
        sound.window(endNanos, model.sound());
        return model.hear();
    }

    /** Silence, and white and brown noise of three levels each. */
    public Adaptation.Negatives negatives(long seed) {
        var random = new Random(seed);
        var noises = new ArrayList<float[]>();
        for (double level : NOISE_LEVELS) {
            noises.add(hear(noise(level, 0, random)));
            noises.add(hear(noise(level, BROWN, random)));
        }
        return new Adaptation.Negatives(List.of(hear(new float[model.sound().capacity()])), noises);
    }

    private float[] hear(float[] window) {
        model.sound().put(0, window);
        return model.hear();
    }

    /** Gaussian of the deviation {@code level}, low-passed by one pole, clipped to -1..1. */
    private float[] noise(double level, double pole, Random random) {
        var samples = new float[model.sound().capacity()];
        double kept = 0;
        double share = Math.sqrt(1 - pole * pole);
        for (int i = 0; i < samples.length; i++) {
            kept = pole * kept + share * level * random.nextGaussian();
            samples[i] = (float) Math.max(-1, Math.min(1, kept));
        }
        return samples;
    }

    @Override
    public void close() {
        model.close();
    }
}
