# SPDX-License-Identifier: Apache-2.0
"""Writes the tiny bundles of the tests: models of a few hundred bytes whose answer can be worked out by hand.

`split`: a picture of 16x16 in 4x4 cells; the vector of a cell is its mean colour (red, green, blue), unit length.
The sound's vector is (mean of pair sums, mean of pair differences, a little), sizes, unit length: a constant sounds "red", an
alternating wave "green". Its event score is the mean magnitude, its labels are red, green, blue; silence
sounds as much like each of them and is unknown. So is a place to which two of them give as much of its heat.

Run: python tiny_bundles.py ../resources/bundles
"""
import hashlib
import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

RATE, SECONDS = 4000, 0.5
SAMPLES = int(RATE * SECONDS)


def model(nodes, inputs, outputs, constants):
    def values(names):
        return [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in names]

    constants = [numpy_helper.from_array(np.asarray(v), n) for n, v in constants.items()]
    graph = helper.make_graph(nodes, "tiny", values(inputs), values(outputs), constants)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(made, full_check=True)
    return made.SerializeToString()


def node(op, inputs, output, **attributes):
    return helper.make_node(op, inputs, [output], **attributes)


PICTURE = [
    node("AveragePool", ["picture"], "cells", kernel_shape=[4, 4], strides=[4, 4]),
    node("LpNormalization", ["cells"], "embedding", axis=1, p=2)]
SOUND = [
    node("Unsqueeze", ["waveform", "one"], "channel"),
    node("Conv", ["channel", "pairs"], "parts", kernel_shape=[2], strides=[2]),
    node("Abs", ["parts"], "sizes"),
    node("ReduceMean", ["sizes"], "means", axes=[2], keepdims=0),
    node("Add", ["means", "little"], "vector"),
    node("LpNormalization", ["vector"], "heard", axis=1, p=2),
    node("Abs", ["waveform"], "magnitude"),
    node("ReduceMean", ["magnitude"], "event", axes=[1], keepdims=0),
    node("Identity", ["heard"], "labels")]
CONSTANTS = {
    "one": np.array([1], np.int64),
    "pairs": np.array([[[.5, .5]], [[.5, -.5]], [[0, 0]]], np.float32),
    "little": np.array([[1e-3, 1e-3, 1e-3]], np.float32)}


def split(picture_shape=(1, 3, 16, 16)):
    graphs = {
        "picture.onnx": model(PICTURE, [("picture", picture_shape)],
                              [("embedding", [1, 3, picture_shape[2] // 4, picture_shape[3] // 4])], {}),
        "audio.onnx": model(SOUND, [("waveform", [1, SAMPLES])],
                            [("heard", [1, 3]), ("event", [1]), ("labels", [1, 3])], CONSTANTS)}
    return graphs, {
        "kind": "split",
        "picture": {"file": "picture.onnx", "input": "picture", "output": "embedding", **PICTURE_CONTRACT},
        "sound": {"file": "audio.onnx", "input": "waveform", "output": "heard", "event_output": "event",
                  "label_output": "labels", "label_threshold": 0.6, **SOUND_CONTRACT},
        "noise": {"event_threshold": 0.1, "rule": "mean magnitude", "data": "none"}}


def joint():
    nodes = PICTURE + SOUND[:6] + [
        node("Unsqueeze", ["heard", "places"], "filter"),
        node("Conv", ["embedding", "filter"], "heat4"),
        node("Squeeze", ["heat4", "one"], "heat")]
    constants = {**CONSTANTS, "places": np.array([2, 3], np.int64)}
    graphs = {"model.onnx": model(nodes, [("picture", [1, 3, 16, 16]), ("waveform", [1, SAMPLES])],
                                  [("heat", [1, 4, 4])], constants)}
    return graphs, {
        "kind": "joint", "picture": PICTURE_CONTRACT, "sound": SOUND_CONTRACT,
        "joint": {"file": "model.onnx", "picture_input": "picture", "sound_input": "waveform", "output": "heat"}}


PICTURE_CONTRACT = {"width": 16, "height": 16, "mean": [0, 0, 0], "std": [1, 1, 1], "resize": "stretch"}
SOUND_CONTRACT = {"sample_rate": RATE, "window_seconds": SECONDS, "min_seconds": 0.2}


def write(folder, graphs, contract):
    folder.mkdir(parents=True, exist_ok=True)
    for name, graph in graphs.items():
        (folder / name).write_bytes(graph)
    (folder / "model.json").write_text(json.dumps({
        "schema": "vssl-model/1", "name": folder.name, "version": "1", "licence": "Apache-2.0",
        "description": "a tiny model for tests", "provenance": [], **contract,
        "map": {"width": 4, "height": 4, "dimensions": 3, "scale": "cosine",
                **({"label_share": 0.6} if contract["kind"] == "split" else {})},
        "threshold": {"value": 0.8, "rule": "by hand", "data": "none"},
        "labels": ["red", "green", "blue"] if contract["kind"] == "split" else [], "metrics": {},
        "files": {n: hashlib.sha256(g).hexdigest() for n, g in graphs.items()}}, indent=1) + "\n")


root = pathlib.Path(sys.argv[1])
write(root / "split", *split())
write(root / "joint", *joint())
write(root / "picture-of-another-size", *split((1, 3, 32, 16)))
