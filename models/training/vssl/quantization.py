# SPDX-License-Identifier: Apache-2.0
"""Eight-bit graphs: what lets a picture of twice the area be looked at in the time of a graph in single precision.

Weights are kept to seven bits, a scale for each channel, so that processors which add pairs of products in sixteen bits
(AVX2) never saturate and every processor computes the same integers. Activations have eight bits, with the ranges seen
on examples.
"""
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from vssl import graphs

OPERATORS = ["Conv", "Add", "Clip", "Relu"]


class _Examples(CalibrationDataReader):
    def __init__(self, name: str, batches):
        self.left = iter([{name: x} for x in batches])

    def get_next(self):
        return next(self.left, None)


def write(single: Path, out: Path, examples: np.ndarray, kept: tuple[str, ...] = ()) -> None:
    """The graph `single` to `out`; examples: [n, ...] inputs; kept: beginnings of names of convolutions that stay as
    they are."""
    prepared = out.with_suffix(".prepared")
    quant_pre_process(str(single), str(prepared), skip_symbolic_shape=True)
    graph = onnx.load(str(prepared)).graph
    exact = [n.name for n in graph.node if n.op_type == "Conv" and n.name.startswith(kept)]
    quantize_static(str(prepared), str(out), _Examples(graph.input[0].name, [x[None] for x in examples]),
                    quant_format=QuantFormat.QDQ, per_channel=True, reduce_range=True, activation_type=QuantType.QUInt8,
                    weight_type=QuantType.QInt8, op_types_to_quantize=OPERATORS, nodes_to_exclude=exact)
    prepared.unlink()
    graphs.store(onnx.load(str(out)), out)
