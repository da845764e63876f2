// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import org.vssl.audio.SoundInput;
import org.vssl.model.Bundle;
import org.vssl.model.Contract;
import org.vssl.model.Model;
import org.vssl.model.SplitModel;
import org.vssl.picture.PictureInput;
import org.vssl.result.RawHeat;

/** A bundle, run by the same code that runs inside a pipeline. */
public final class ModelSubject implements Subject {
    private final Bundle bundle;
    private final Model model;
    private final PictureInput input;

    private ModelSubject(Bundle bundle) {
        this.bundle = bundle;
        this.model = Model.load(bundle);
        Contract.Picture in = bundle.contract().picture();
        this.input = new PictureInput(in.width(), in.height(), in.mean(), in.std());
    }

    /** Loads the graphs of a bundle. */
    public static ModelSubject load(Bundle bundle) {
        return new ModelSubject(bundle);
    }

    @Override
    public String name() {
        return bundle.contract().name() + "@" + bundle.contract().version();
    }

    @Override
    public float threshold() {
        return bundle.contract().threshold();
    }

    @Override
    public int samples() {
        return bundle.contract().sound().samples();
    }

    @Override
    public int sampleRate() {
        return bundle.contract().sound().sampleRate();
    }

    /** Hears the middle window; of a shorter sound the rest is silent. */
    @Override
    public float[] hear(Waveform sound) {
        window(sound);
        if (model instanceof SplitModel split) {
            return split.hear();
        }
        var kept = new float[samples()];
        model.sound().get(0, kept);
        return kept;
    }

    private void window(Waveform sound) {
        var heard = new SoundInput(sampleRate());
        heard.format(sound.sampleRate(), 1);
        int all = sound.mono().length;
        int most = (int) (Contract.Sound.LONGEST_SECONDS * sound.sampleRate());
        int first = Math.max(0, (all - most) / 2);
        int piece = sound.sampleRate() / 10;
        for (int at = first; at < Math.min(all, first + most); at += piece) {
            int count = Math.min(piece, Math.min(all, first + most) - at);
            var samples = new float[count];
            System.arraycopy(sound.mono(), at, samples, 0, count);
            heard.push(samples, count, at * 1_000_000_000L / sound.sampleRate());
        }
        long middle = all * 500_000_000L / sound.sampleRate();
        heard.window(middle + samples() * 500_000_000L / sampleRate(), model.sound());
    }

    @Override
    public void look(Picture picture) {
        input.resize(picture.rgb(), picture.width(), picture.height(), picture.width() * 3, model.picture());
        if (model instanceof SplitModel split) {
            split.look();
        }
    }

    @Override
    public RawHeat heat(float[] heard) {
        Contract.HeatShape map = bundle.contract().map();
        if (model instanceof SplitModel split) {
            return new RawHeat(split.heat(heard), map.width(), map.height());
        }
        model.sound().put(0, heard);
        return new RawHeat(model.run().heat(), map.width(), map.height());
    }

    /** The strongest cell under silence in the picture looked at. */
    public float peakOfSilence() {
        return heat(hear(Waveform.silence(samples(), sampleRate()))).peak();
    }

    /** The strongest cell under one drawn noise in the picture looked at; see {@link Negative#NOISE}. */
    public float peakOfNoise(long seed) {
        return heat(hear(Waveform.noise(samples(), sampleRate(), seed))).peak();
    }

    @Override
    public boolean hasVectors() {
        return model instanceof SplitModel;
    }

    @Override
    public void close() {
        model.close();
    }
}
