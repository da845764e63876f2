// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;

/**
 * A loaded model: picture and sound in, heat out. Fill {@link #picture} and {@link #sound}, then {@link #run}.
 *
 * <p>One thread fills and runs; {@link #cancel} may come from any.
 */
public sealed interface Model extends AutoCloseable permits SplitModel, JointModel {

    /** Loads the graphs of a bundle and compares their names, types and shapes with the contract. */
    static Model load(Bundle bundle) {
        Natives.prepare();
        try {
            Contract.Graphs graphs = bundle.contract().graphs();
            if (graphs instanceof Contract.Split split) {
                return SplitModel.load(bundle, split);
            }
            if (graphs instanceof Contract.Joint joint) {
                return JointModel.load(bundle, joint);
            }
            throw new AssertionError("unknown kind " + graphs);
        } catch (OrtException | UnsatisfiedLinkError e) {
            throw new ModelException(
                    "%s: ONNX Runtime failed to start: %s".formatted(bundle.folder(), e.getMessage()), e);
        }
    }

    /** Direct, {@code [3, height, width]}, normalised as the contract says; written by absolute index. */
    FloatBuffer picture();

    /** Direct, {@code [samples]}, mono, -1..1; written by absolute index. */
    FloatBuffer sound();

    Answer run();

    /** Stops a run that is under way and every later one until {@link #resume}. */
    void cancel();

    void resume();

    @Override
    void close();
}
