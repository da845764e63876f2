// SPDX-License-Identifier: Apache-2.0
package org.vssl.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/** One float tensor of fixed shape over a direct buffer, bound once and used for every run: nothing is copied. */
final class Tensor implements AutoCloseable {
    final String name;
    final FloatBuffer values;
    final OnnxTensor tensor;

    private Tensor(String name, FloatBuffer values, OnnxTensor tensor) {
        this.name = name;
        this.values = values;
        this.tensor = tensor;
    }

    static Tensor of(String name, long... shape) throws OrtException {
        int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        FloatBuffer values = ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return new Tensor(name, values, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape));
    }

    /** Compares what the graph has under this name with what is expected; -1 in the graph stands for any length. */
    void check(String file, String side, Map<String, NodeInfo> nodes) {
        String expected = "%s %s float32%s".formatted(side, name, Arrays.toString(shape()));
        NodeInfo node = nodes.get(name);
        if (node == null) {
            throw new ModelException("%s: expected %s, found %ss %s".formatted(file, expected, side, nodes.keySet()));
        }
        if (!(node.getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT || !fits(info.getShape())) {
            throw new ModelException("%s: expected %s, found %s".formatted(file, expected, shown(node)));
        }
    }

    private boolean fits(long[] found) {
        long[] expected = shape();
        boolean fits = found.length == expected.length;
        for (int i = 0; fits && i < expected.length; i++) {
            fits = found[i] == -1 || found[i] == expected[i];
        }
        return fits;
    }

    private long[] shape() {
        return tensor.getInfo().getShape();
    }

    private static String shown(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo info
                ? "%s %s%s".formatted(node.getName(), info.type, Arrays.toString(info.getShape()))
                : node.toString();
    }

    @Override
    public void close() {
        tensor.close();
    }
}
