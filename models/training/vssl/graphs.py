# SPDX-License-Identifier: Apache-2.0
"""The two graphs that ship, and how they are written: weights stored in half precision, computed in single."""
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import helper, numpy_helper
from torch import nn

from vssl import concepts, heads, mel

OPSET = 17
SMALLEST_HALVED = 2048
KEPT_SINGLE = "kernel"  # the DFT needs its 24 bits


class PictureGraph(nn.Module):
    """picture [1, 3, SIZE, SIZE] to embedding [1, D, CELLS, CELLS], unit length over D."""

    def __init__(self, eye: nn.Module, head: nn.Module):
        super().__init__()
        self.eye, self.head = eye, head
        self.register_buffer("doubt", torch.ones(concepts.COUNT))

    def forward(self, picture):
        return heads.picture_vectors(self.head(self.eye(picture)), self.doubt)


class SoundGraph(nn.Module):
    """waveform [1, 64000] to embedding [1, D], event [1] and the likelihood of each concept [1, COUNT]."""

    def __init__(self, ear: nn.Module, head: nn.Module):
        super().__init__()
        self.front, self.ear, self.head = mel.MelInGraph(), ear, head

    def forward(self, waveform):
        logits, event = self.head(self.ear(self.front(waveform))[1])
        return heads.sound_vectors(logits), torch.sigmoid(event), logits.softmax(1)[:, :concepts.COUNT]


@torch.no_grad()
def halve(net: nn.Module) -> None:
    """Rounds what will be stored in half precision, so that PyTorch and ONNX hold the same numbers."""
    for name, value in [*net.named_parameters(), *net.named_buffers()]:
        if value.dtype == torch.float32 and value.numel() >= SMALLEST_HALVED and KEPT_SINGLE not in name:
            value.copy_(value.half().float())


def write(net: nn.Module, path: Path, example: torch.Tensor, names: list[str]) -> None:
    """names: input first, then outputs."""
    torch.onnx.export(net.eval(), (example,), str(path), input_names=names[:1], output_names=names[1:],
                      opset_version=OPSET, dynamo=False)
    model = onnx.load(str(path))
    pads_into_convolutions(model)
    store(model, path)


def store(model, path: Path) -> None:
    """Saves a graph; great tensors whose values fit into half precision are stored so, and widened when it is loaded."""
    casts = []
    for i, tensor in enumerate(model.graph.initializer):
        values = numpy_helper.to_array(tensor)
        rounded = values.astype(np.float16) if values.dtype == np.float32 else values
        if values.size < SMALLEST_HALVED or values.dtype != np.float32 or not np.array_equal(rounded, values):
            continue
        small = numpy_helper.from_array(rounded, tensor.name + ".half")
        casts.append(helper.make_node("Cast", [small.name], [tensor.name], to=onnx.TensorProto.FLOAT))
        model.graph.initializer[i].CopyFrom(small)
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def pads_into_convolutions(model) -> None:
    """Zero padding before a convolution becomes the convolution's own, asymmetric where it must be: ONNX Runtime would
    otherwise leave its blocked layout and come back for each of them."""
    graph = model.graph
    pads = [n for n in graph.node if n.op_type == "Pad" and n.attribute[0].s == b"constant"]
    amounts = _constants(model, [n.input[1] for n in pads])
    padded = {n.output[0]: (n, amount) for n, amount in zip(pads, amounts) if len(amount) == 8}
    for node in graph.node:
        if node.op_type != "Conv" or node.input[0] not in padded:
            continue
        pad, amount = padded[node.input[0]]
        own = next(a for a in node.attribute if a.name == "pads")
        own.ints[:] = [o + int(amount[i]) for o, i in zip(own.ints, (2, 3, 6, 7))]
        node.input[0] = pad.input[0]
        graph.node.remove(pad)


def _constants(model, names: list[str]) -> list[np.ndarray]:
    """What values that depend on no input come to."""
    asked = onnx.ModelProto()
    asked.CopyFrom(model)
    asked.graph.output.extend(onnx.ValueInfoProto(name=n) for n in names)
    session = onnxruntime.InferenceSession(asked.SerializeToString(), providers=["CPUExecutionProvider"])
    zeros = {i.name: np.zeros(i.shape, np.float32) for i in session.get_inputs()}
    return session.run(names, zeros) if names else []
