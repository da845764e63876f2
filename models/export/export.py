# SPDX-License-Identifier: Apache-2.0
"""Turns a checkpoint of a published model into a bundle: waveform and picture in, heat out."""
import argparse
import json
import shutil
import sys
from pathlib import Path

import torch

import checkpoint
from published import MODELS, Published

SIDE, WINDOW_SECONDS, MIN_SECONDS, SAMPLE_RATE = 224, 3.0, 1.0, 16000
MEAN, STD = (.485, .456, .406), (.229, .224, .225)
OPSET = 17


def write(published: Published, name: str, network, threshold: dict, provenance: str, licence: str, out: Path) -> None:
    """The folder appears under its name only when it is whole."""
    part = out.with_name(out.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    graphs = (("picture.onnx", network.picture, "picture", torch.zeros(1, 3, SIDE, SIDE)),
              ("audio.onnx", network.sound, "waveform", torch.zeros(1, int(SAMPLE_RATE * WINDOW_SECONDS))))
    for file, net, given, example in graphs:
        torch.onnx.export(net, (example,), str(part / file), input_names=[given], output_names=["embedding"],
                          opset_version=OPSET, dynamo=False)
    model = {
        "schema": "vssl-model/1", "name": name, "version": "1", "licence": licence,
        "description": f"Exported from a checkpoint of: {published.paper}",
        "kind": "split",
        "provenance": [{"what": "all weights", "from": provenance, "licence": licence}],
        "picture": {"file": "picture.onnx", "input": "picture", "output": "embedding", "width": SIDE, "height": SIDE,
                    "mean": MEAN, "std": STD, "resize": "stretch"},
        "sound": {"file": "audio.onnx", "input": "waveform", "output": "embedding", "sample_rate": SAMPLE_RATE,
                  "window_seconds": WINDOW_SECONDS, "min_seconds": MIN_SECONDS},
        "map": {"width": network.cells, "height": network.cells, "dimensions": network.dimensions, "scale": "cosine"},
        "threshold": threshold, "labels": [],
        "files": {file: checkpoint.sha256(part / file) for file, *_ in graphs}}
    (part / "model.json").write_text(json.dumps(model, indent=1) + "\n")
    part.rename(out)


def threshold_of(published: Published, name: str, own: float | None) -> dict:
    if own is not None:
        return {"value": own, "rule": "given by the person who exported; not calibrated here", "data": "unknown"}
    if published.threshold is None:
        raise SystemExit(f"export: no threshold was published for {name}; expected --threshold (a cosine, -1..1), and "
                         "then ./vssl calibrate")
    known = published.threshold
    return {"value": known.value, "rule": f"published: {known.published}{known.caveat}; not calibrated here",
            "data": "VGG-SS with its negatives, by others"}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, epilog="Then: ./vssl calibrate --model BUNDLE ...")
    options.add_argument("--model", required=True, choices=sorted(MODELS))
    source = options.add_mutually_exclusive_group(required=True)
    source.add_argument("--checkpoint", type=Path, help="as published, .pth or .pth.tar")
    source.add_argument("--random", action="store_true", help="random weights: proves the path, hears nothing")
    options.add_argument("--licence", required=True, help="SPDX identifier of the weights' licence, or NOASSERTION")
    options.add_argument("--threshold", type=float, help="cosine that a cell must exceed; default: the published one")
    options.add_argument("-o", "--output", type=Path, required=True, metavar="BUNDLE")
    options = options.parse_args()
    if options.output.exists():
        raise SystemExit(f"export: {options.output} is there already; expected a new folder")
    if options.threshold is not None and not -1 <= options.threshold <= 1:
        raise SystemExit(f"export: --threshold must be -1..1, was {options.threshold}")
    published = MODELS[options.model]
    threshold = threshold_of(published, options.model, options.threshold)
    torch.manual_seed(1)
    network = published.network()
    if options.random:
        provenance = "random numbers, seed 1: proves the path, hears nothing"
    else:
        try:
            checkpoint.place(checkpoint.read(options.checkpoint), published.keys, network)
        except (checkpoint.CheckpointError, OSError) as problem:
            raise SystemExit(f"export: {problem}") from problem
        provenance = f"{options.checkpoint.name}, sha256 {checkpoint.sha256(options.checkpoint)}, {published.paper}"
    write(published, options.model, network.eval(), threshold, provenance, options.licence, options.output)
    print(f"written: {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
