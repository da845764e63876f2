// SPDX-License-Identifier: Apache-2.0
package org.vssl.cli.bundle;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vssl.adapt.Adapter;
import org.vssl.cli.gst.PipelineException;

/**
 * Puts an {@link Adapter} behind an output of an ONNX graph: a matrix product and a division by the length. Field numbers
 * are those of onnx.proto3 (ONNX 1.20); the operators need opset 1 to 21 for {@code LpNormalization} and any for
 * {@code MatMul}.
 */
final class AdaptedGraph {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_OUTPUT = 12;
    private static final int FLOAT = 1;
    private static final int INT = 2;

    private AdaptedGraph() {}

    /** The graph with one output more, of the same shape {@code [1, D]}. */
    static byte[] append(byte[] onnx, String output, String adapted, Adapter adapter) {
        try {
            UnknownFieldSet model = UnknownFieldSet.parseFrom(onnx);
            ByteString graph = model.getField(MODEL_GRAPH).getLengthDelimitedList().stream()
                    .findFirst()
                    .orElseThrow(() -> new PipelineException("the sound graph is not an ONNX model"));
            // repeated fields of a message are the ones of both halves
            ByteString both = graph.concat(addition(output, adapted, adapter).toByteString());
            return UnknownFieldSet.newBuilder(model)
                    .clearField(MODEL_GRAPH)
                    .addField(
                            MODEL_GRAPH,
                            Field.newBuilder().addLengthDelimited(both).build())
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new PipelineException("the sound graph is not an ONNX model: " + e.getMessage(), e);
        }
    }

    private static UnknownFieldSet addition(String output, String adapted, Adapter adapter) {
        String matrix = adapted + "_matrix";
        String product = adapted + "_product";
        return new Message()
                .message(
                        GRAPH_NODE,
                        new Message()
                                .text(1, output)
                                .text(1, matrix)
                                .text(2, product)
                                .text(4, "MatMul"))
                .message(
                        GRAPH_NODE,
                        new Message()
                                .text(1, product)
                                .text(2, adapted)
                                .text(4, "LpNormalization")
                                .message(5, whole("axis", 1))
                                .message(5, whole("p", 2)))
                .message(
                        GRAPH_INITIALIZER,
                        new Message()
                                .number(1, adapter.dimensions())
                                .number(1, adapter.dimensions())
                                .number(2, FLOAT)
                                .text(8, matrix)
                                .bytes(9, transposed(adapter)))
                .message(GRAPH_OUTPUT, new Message().text(1, adapted).message(2, type(adapter.dimensions())))
                .build();
    }

    private static Message whole(String name, int value) {
        return new Message().text(1, name).number(3, value).number(20, INT);
    }

    private static Message type(int dimensions) {
        var shape =
                new Message().message(1, new Message().number(1, 1)).message(1, new Message().number(1, dimensions));
        return new Message().message(1, new Message().number(1, FLOAT).message(2, shape));
    }

    /** A row times this is the matrix times a column. */
    private static ByteString transposed(Adapter adapter) {
        int count = adapter.dimensions();
        ByteBuffer bytes = ByteBuffer.allocate(count * count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < count; column++) {
                bytes.putFloat(adapter.weights()[column * count + row]);
            }
        }
        return ByteString.copyFrom(bytes.flip());
    }

    private static final class Message {
        private final UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();

        Message number(int field, long value) {
            return add(field, Field.newBuilder().addVarint(value));
        }

        Message text(int field, String value) {
            return bytes(field, ByteString.copyFromUtf8(value));
        }

        Message bytes(int field, ByteString value) {
            return add(field, Field.newBuilder().addLengthDelimited(value));
        }

        Message message(int field, Message value) {
            return bytes(field, value.build().toByteString());
        }

        private Message add(int field, Field.Builder value) {
            fields.mergeField(field, value.build());
            return this;
        }

        UnknownFieldSet build() {
            return fields.build();
        }
    }
}
