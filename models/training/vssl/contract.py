# SPDX-License-Identifier: Apache-2.0
"""Writes a bundle's files: the two graphs and model.json."""
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from vssl import backbone, calibration, concept_calibration, concepts, graphs, mel, quantization, space

VERSION = "0.9.0"
LABEL = 0.5  # likelier than everything else together; or more of a place's heat
EXACT = ("/head/Conv", "/head/opinion/opinion.1/", "/head/learnt/learnt.3/")  # what logits come from or go into


def write_picture(out: Path, work: Path, net, seen: np.ndarray | None) -> None:
    """OUT/picture.onnx; `seen`: training scenes from which the ranges of eight bits are learnt, None for single precision."""
    exact = out / "picture.onnx" if seen is None else work / "picture-single.onnx"
    graphs.write(net, exact, torch.zeros(1, 3, backbone.SIZE, backbone.SIZE), ["picture", "embedding"])
    if seen is not None:
        quantization.write(exact, out / "picture.onnx", seen, EXACT)


def write_sound(out: Path, net) -> None:
    """OUT/audio.onnx."""
    graphs.write(net, out / "audio.onnx", torch.zeros(1, mel.WINDOW_SAMPLES), ["waveform", "embedding", "event", "labels"])


def write(out: Path, level: float, event: float, factors: np.ndarray, metrics: dict, provenance: list) -> None:
    """Writes model.json."""
    values = {
        "schema": "vssl-model/1", "name": "vssl-default", "version": VERSION, "licence": "Apache-2.0",
        "description": "Says where in a picture the sound of the last two seconds comes from, for "
                       f"{concepts.COUNT} kinds of things that can be heard and seen.",
        "kind": "split", "provenance": provenance,
        "picture": {"file": "picture.onnx", "input": "picture", "output": "embedding", "width": backbone.SIZE,
                    "height": backbone.SIZE, "mean": [backbone.MEAN] * 3, "std": [backbone.STD] * 3,
                    "resize": "stretch"},
        "sound": {"file": "audio.onnx", "input": "waveform", "output": "embedding", "event_output": "event",
                  "label_output": "labels", "label_threshold": LABEL, "sample_rate": mel.SAMPLE_RATE,
                  "window_seconds": mel.WINDOW_SECONDS, "min_seconds": 0.5},
        "map": {"width": backbone.CELLS, "height": backbone.CELLS, "dimensions": space.DIMENSIONS,
                "label_share": LABEL, "scale": "cosine"},
        "threshold": {"value": level, "rule": calibration.RULE,
                      "data": "held-out pictures and recordings, calibration half; noise generators of training with new "
                              "seeds"},
        "doubt": {"factors": dict(zip((c.name for c in concepts.CONCEPTS), factors.tolist())),
                  "rule": concept_calibration.RULE, "data": "held-out pictures, calibration half"},
        "noise": {"event_threshold": event, "rule": calibration.EVENT_RULE,
                  "data": "noise generators of training with new seeds; held-out recordings, calibration half"},
        "labels": [c.name for c in concepts.CONCEPTS], "metrics": metrics,
        "files": {f: hashlib.sha256((out / f).read_bytes()).hexdigest() for f in ("picture.onnx", "audio.onnx")}}
    (out / "model.json").write_text(json.dumps(values, indent=1) + "\n")
