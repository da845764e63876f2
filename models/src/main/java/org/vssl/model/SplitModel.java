// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two graphs, one for each sense; the heat of a cell is the dot product of its vector with that of the sound. */
public final class SplitModel implements Model {
    private final Contract contract;
    private final Graph pictureGraph;
    private final Graph soundGraph;
    private final Tensor picture;
    private final Tensor sound;
    private final Tensor cells;
    private final Tensor heard;
    private final Optional<Tensor> event;
    private final Optional<Tensor> labels;
    private final float labelThreshold;
    private final Optional<Float> labelShare;

    private SplitModel(Bundle bundle, Contract.Split split) throws OrtException {
        this.contract = bundle.contract();
        Contract.Picture in = contract.picture();
        this.picture = Tensor.of(split.picture().input(), 1, 3, in.height(), in.width());
        this.cells = Tensor.of(
                split.picture().output(),
                1,
                split.dimensions(),
                contract.map().height(),
                contract.map().width());
        this.sound = Tensor.of(split.sound().input(), 1, contract.sound().samples());
        this.heard = Tensor.of(split.sound().output(), 1, split.dimensions());
        this.event = split.eventOutput().isPresent()
                ? Optional.of(Tensor.of(split.eventOutput().get(), 1))
                : Optional.empty();
        this.labels = split.labelOutput().isPresent()
                ? Optional.of(Tensor.of(
                        split.labelOutput().get(), 1, contract.labels().size()))
                : Optional.empty();
        this.labelThreshold = split.labelThreshold();
        this.labelShare = split.labelShare();
        var soundOutputs = new ArrayList<>(List.of(heard));
        event.ifPresent(soundOutputs::add);
        labels.ifPresent(soundOutputs::add);
        this.pictureGraph = Graph.load(bundle, split.picture().file(), List.of(picture), List.of(cells));
        try {
            this.soundGraph = Graph.load(bundle, split.sound().file(), List.of(sound), soundOutputs);
        } catch (ModelException | OrtException e) {
            pictureGraph.close();
            throw e;
        }
    }

    static SplitModel load(Bundle bundle, Contract.Split split) throws OrtException {
        return new SplitModel(bundle, split);
    }

    @Override
    public FloatBuffer picture() {
        return picture.values;
    }

    @Override
    public FloatBuffer sound() {
        return sound.values;
    }

    @Override
    public Answer run() {
        look();
        float[] vector = hear();
        float[] heat = heat(vector);
        return new Answer(
                heat,
                event.map(score -> score.values.get(0)),
                new Labels(
                        labels.map(this::strongest),
                        labelShare.map(share -> cell -> place(cell, vector, share * heat[cell]))));
    }

    /** Runs the picture graph alone. */
    public void look() {
        pictureGraph.run();
    }

    /** Runs the sound graph alone and gives a copy of its vector, {@code [D]}. */
    public float[] hear() {
        soundGraph.run();
        var vector = new float[heard.values.capacity()];
        heard.values.get(0, vector);
        return vector;
    }

    /** A copy of the vectors {@code [D, height * width]} of the last {@link #look}. */
    public float[] seen() {
        var vectors = new float[cells.values.capacity()];
        cells.values.get(0, vectors);
        return vectors;
    }

    /** Heat {@code [height, width]} of a vector of {@link #hear} in the picture of the last {@link #look}. */
    public float[] heat(float[] vector) {
        var heat = new float[contract.map().width() * contract.map().height()];
        for (int dimension = 0; dimension < vector.length; dimension++) {
            int row = dimension * heat.length;
            for (int cell = 0; cell < heat.length; cell++) {
                heat[cell] += vector[dimension] * cells.values.get(row + cell);
            }
        }
        return heat;
    }

    /** The label of a cell of the last {@link #look}: the dimension from which more than {@code least} of its heat comes. */
    private String place(int cell, float[] vector, float least) {
        int size = contract.map().width() * contract.map().height();
        float most = Math.max(0, least);
        String name = Labels.UNKNOWN;
        for (int dimension = 0; dimension < contract.labels().size(); dimension++) {
            float part = vector[dimension] * cells.values.get(dimension * size + cell);
            if (part > most) {
                most = part;
                name = contract.labels().get(dimension);
            }
        }
        return name;
    }

    private String strongest(Tensor scores) {
        int best = 0;
        for (int i = 1; i < scores.values.capacity(); i++) {
            best = scores.values.get(i) > scores.values.get(best) ? i : best;
        }
        return scores.values.get(best) < labelThreshold
                ? Labels.UNKNOWN
                : contract.labels().get(best);
    }

    @Override
    public void cancel() {
        pictureGraph.cancel();
        soundGraph.cancel();
    }

    @Override
    public void resume() {
        pictureGraph.resume();
        soundGraph.resume();
    }

    @Override
    public void close() {
        pictureGraph.close();
        soundGraph.close();
        picture.close();
        cells.close();
        sound.close();
        heard.close();
        event.ifPresent(Tensor::close);
        labels.ifPresent(Tensor::close);
    }
}
