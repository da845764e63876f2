// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/** One graph that takes picture and sound and answers with the map. */
final class JointModel implements Model {
    private final Graph graph;
    private final Tensor picture;
    private final Tensor sound;
    private final Tensor map;

    private JointModel(Graph graph, Tensor picture, Tensor sound, Tensor map) {
        this.graph = graph;
        this.picture = picture;
        this.sound = sound;
        this.map = map;
    }

    static JointModel load(Bundle bundle, Contract.Joint joint) throws OrtException {
        Contract contract = bundle.contract();
        Contract.Picture in = contract.picture();
        Tensor picture = Tensor.of(joint.pictureInput(), 1, 3, in.height(), in.width());
        Tensor sound = Tensor.of(joint.soundInput(), 1, contract.sound().samples());
        Tensor map = Tensor.of(
                joint.output(), 1, contract.map().height(), contract.map().width());
        return new JointModel(
                Graph.load(bundle, joint.file(), List.of(picture, sound), List.of(map)), picture, sound, map);
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
        graph.run();
        var heat = new float[map.values.capacity()];
        map.values.get(0, heat);
        return new Answer(heat, Optional.empty(), Labels.NONE);
    }

    @Override
    public void cancel() {
        graph.cancel();
    }

    @Override
    public void resume() {
        graph.resume();
    }

    @Override
    public void close() {
        graph.close();
        picture.close();
        sound.close();
        map.close();
    }
}
