// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code model.json} promises: the shapes, units and decisions of one model. Its JSON Schema lies beside it.
 *
 * @param files SHA-256 in hex of every graph, by file name
 * @param labels names of the sounds that the label output scores; empty when there is none
 */
public record Contract(
        String name,
        String version,
        String licence,
        Graphs graphs,
        Picture picture,
        Sound sound,
        HeatShape map,
        float threshold,
        String thresholdRule,
        Optional<Float> eventThreshold,
        List<String> labels,
        Map<String, String> files) {

    public Contract {
        labels = List.copyOf(labels);
        files = Map.copyOf(files);
    }

    /** Split: one graph for each sense, heat is their dot product. Joint: one graph takes both and gives the map. */
    public sealed interface Graphs {}

    /**
     * Picture {@code [1,3,height,width]} to {@code [1,D,h,w]}; waveform {@code [1,samples]} to {@code [1,D]}.
     *
     * @param eventOutput scores 0..1 whether the sound carries an event, {@code [1]}
     * @param labelOutput scores 0..1 of the labels, {@code [1,K]}
     * @param labelThreshold a sound whose best score lies below it is {@link Labels#UNKNOWN}
     * @param labelShare the first K of the D dimensions stand for the labels, and a place bears that of which more than this
     *     share of its heat comes, 0..1; absent where the dimensions stand for nothing
     */
    public record Split(
            Tensors picture,
            Tensors sound,
            int dimensions,
            Optional<String> eventOutput,
            Optional<String> labelOutput,
            float labelThreshold,
            Optional<Float> labelShare)
            implements Graphs {}

    /** Picture and waveform to {@code [1,h,w]}. */
    public record Joint(String file, String pictureInput, String soundInput, String output) implements Graphs {}

    /** One graph file with the names of its input and its main output. */
    public record Tensors(String file, String input, String output) {}

    /**
     * The whole picture squashed to {@code width} x {@code height}, RGB 0..1, then {@code (value - mean) / std}.
     *
     * @param mean one per channel, taken over
     * @param std one per channel, taken over
     */
    public record Picture(int width, int height, List<Float> mean, List<Float> std) {
        public Picture {
            mean = List.copyOf(mean);
            std = List.copyOf(std);
        }
    }

    /**
     * Mono, -1..1, always {@link #samples} long; what is missing is zero.
     *
     * @param sampleRate in Hz
     * @param windowSeconds what the model looks at
     * @param minSeconds less sound than this is too little to judge
     */
    public record Sound(int sampleRate, double windowSeconds, double minSeconds) {
        /** Of a window: what {@link org.vssl.audio.SoundInput} keeps holds it and a lookahead. */
        public static final double LONGEST_SECONDS = 10;

        public int samples() {
            return (int) Math.round(sampleRate * windowSeconds);
        }
    }

    /** Cells of the heatmap. */
    public record HeatShape(int width, int height) {}
}
