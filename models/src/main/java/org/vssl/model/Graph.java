// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One ONNX graph with all its tensors bound. {@link #run} belongs to one thread, {@link #cancel} to any.
 *
 * <p>No spinning: paced at 25 frames a second, spinning threads cost five times the CPU time and win nothing.
 */
final class Graph implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("vssl");
    private static final int THREADS = 1;

    private final String file;
    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private final OrtSession.RunOptions options;

    private Graph(
            String file,
            OrtSession session,
            Map<String, OnnxTensor> inputs,
            Map<String, OnnxTensor> outputs,
            OrtSession.RunOptions options) {
        this.file = file;
        this.session = session;
        this.inputs = inputs;
        this.outputs = outputs;
        this.options = options;
    }

    static Graph load(Bundle bundle, String file, List<Tensor> inputs, List<Tensor> outputs) throws OrtException {
        OrtSession session = session(bundle, file);
        try {
            for (Tensor input : inputs) {
                input.check(file, "input", session.getInputInfo());
            }
            for (Tensor output : outputs) {
                output.check(file, "output", session.getOutputInfo());
            }
            if (session.getNumInputs() != inputs.size()) {
                throw new ModelException(
                        "%s: expected %d inputs, found %s".formatted(file, inputs.size(), session.getInputNames()));
            }
            LOG.log(Level.DEBUG, () -> "loaded %s of %s, run by %d thread".formatted(file, bundle.id(), THREADS));
            return new Graph(file, session, byName(inputs), byName(outputs), new OrtSession.RunOptions());
        } catch (ModelException | OrtException e) {
            session.close();
            throw e;
        }
    }

    private static OrtSession session(Bundle bundle, String file) {
        byte[] graph = bundle.graph(file);
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(THREADS);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            return OrtEnvironment.getEnvironment().createSession(graph, options);
        } catch (OrtException e) {
            throw new ModelException("%s: ONNX Runtime cannot load it: %s".formatted(file, e.getMessage()), e);
        }
    }

    void run() {
        try {
            session.run(inputs, Set.of(), outputs, options).close();
        } catch (OrtException e) {
            throw new ModelException("%s: the run failed: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Stops a run that is under way, and every later one until {@link #resume}. */
    void cancel() {
        terminate(true);
    }

    void resume() {
        terminate(false);
    }

    private void terminate(boolean stop) {
        try {
            options.setTerminate(stop);
        } catch (OrtException e) {
            throw new ModelException("%s: cannot set terminate to %s: %s".formatted(file, stop, e.getMessage()), e);
        }
    }

    private static Map<String, OnnxTensor> byName(List<Tensor> tensors) {
        var byName = new LinkedHashMap<String, OnnxTensor>();
        tensors.forEach(tensor -> byName.put(tensor.name, tensor.tensor));
        return byName;
    }

    @Override
    public void close() {
        try {
            options.close();
            session.close();
        } catch (OrtException e) {
            throw new ModelException("%s: cannot close: %s".formatted(file, e.getMessage()), e);
        }
    }
}
