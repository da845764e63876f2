// SPDX-License-Identifier: Apache-2.0
package org.vssl.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.vssl.result.RawHeat;

/** What a deaf observer reaches: a number below these says that a model does not listen. */
public final class Baselines {
    private static final int CELLS = 14;
    private static final double WIDTH = 0.25;
    private static final float HALF = 0.5f;

    private Baselines() {}

    /** The model's own heat, averaged over sounds of the whole set: it knows what sounds in general, not now. */
    public static Subject audioBlind(Subject model, List<float[]> anything) {
        return new AudioBlind(model, List.copyOf(anything));
    }

    /** A Gaussian in the middle of every picture, deviation a quarter of it, peak 1, threshold 0.5. */
    public static Subject centrePrior() {
        var heat = new float[CELLS * CELLS];
        for (int i = 0; i < heat.length; i++) {
            double x = (i % CELLS + 0.5) / CELLS - 0.5;
            int row = i / CELLS;
            double y = (row + 0.5) / CELLS - 0.5;
            heat[i] = (float) Math.exp(-(x * x + y * y) / (2 * WIDTH * WIDTH));
        }
        return new Deaf("centre prior", HALF) {
            @Override
            public RawHeat heat(float[] heard) {
                return new RawHeat(heat.clone(), CELLS, CELLS);
            }
        };
    }

    /** Every cell drawn anew from 0..1 for each sound, threshold 0.5. */
    public static Subject random(long seed) {
        var random = new Random(seed);
        return new Deaf("random", HALF) {
            @Override
            public RawHeat heat(float[] heard) {
                var heat = new float[CELLS * CELLS];
                for (int i = 0; i < heat.length; i++) {
                    heat[i] = random.nextFloat();
                }
                return new RawHeat(heat, CELLS, CELLS);
            }
        };
    }

    /** Neither hears nor looks. */
    private abstract static class Deaf implements Subject {
        private final String name;
        private final float threshold;

        Deaf(String name, float threshold) {
            this.name = name;
            this.threshold = threshold;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public float threshold() {
            return threshold;
        }

        @Override
        public int samples() {
            return 1;
        }

        @Override
        public int sampleRate() {
            return 16000;
        }

        @Override
        public float[] hear(Waveform sound) {
            return new float[0];
        }

        @Override
        public void look(Picture picture) {}

        @Override
        public boolean hasVectors() {
            return false;
        }
    }

    /** Looks, but answers every sound alike. */
    private static final class AudioBlind implements Subject {
        private final Subject model;
        private final List<float[]> anything;
        private float[] mean = new float[0];
        private int width;
        private int height;

        AudioBlind(Subject model, List<float[]> anything) {
            this.model = model;
            this.anything = anything;
        }

        @Override
        public String name() {
            return "audio-blind " + model.name();
        }

        @Override
        public float threshold() {
            return model.threshold();
        }

        @Override
        public int samples() {
            return model.samples();
        }

        @Override
        public int sampleRate() {
            return model.sampleRate();
        }

        @Override
        public float[] hear(Waveform sound) {
            return new float[0];
        }

        @Override
        public void look(Picture picture) {
            model.look(picture);
            mean = new float[0];
            for (float[] heard : anything) {
                RawHeat heat = model.heat(heard);
                width = heat.width();
                height = heat.height();
                mean = mean.length == 0 ? new float[width * height] : mean;
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += heat.at(i % width, i / width) / anything.size();
                }
            }
        }

        @Override
        public RawHeat heat(float[] heard) {
            return new RawHeat(Arrays.copyOf(mean, mean.length), width, height);
        }

        @Override
        public boolean hasVectors() {
            return false;
        }
    }
}
