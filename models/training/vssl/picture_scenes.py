# SPDX-License-Identifier: Apache-2.0
"""Composed scenes as the picture head and the backbone see them, and the features of the quantized backbone in them, computed
once, into WORK."""
import time
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from vssl import backbone, camera_effects, cutouts, graphs, pictures, quantization
from vssl.composer import Composer

SCENES = {"train": 12000, "held": 600}
EXAMPLES = 160  # scenes from which the ranges of eight-bit activations are learnt
DIM = 0.18  # share of training scenes under one lamp in the dark
TRACED = {"train": 60, "held": 4}  # pictures of each concept whose outlines are drawn: the network is slow


def traced(listed: list[pictures.Picture]) -> list[str]:
    """Paths of the pictures to cut things out of, in the order of a checksum."""
    found, count = [], Counter()
    for p in sorted(listed, key=lambda p: zlib.crc32(Path(p.path).name.encode())):
        if p.concept != pictures.NONE and not p.boxes:
            count[p.concept, p.part] += 1
            if count[p.concept, p.part] <= TRACED[p.part]:
                found.append(p.path)
    return found


def shot(composer: Composer, part: str):
    """One scene as it is looked at: held ones as composed, training ones as film shows them."""
    if part == "train" and composer.random.random() < DIM:
        return composer.dim()
    image, labels = composer.scene()
    return camera_effects.shoot(image, composer.random) if part == "train" else image, labels


def normalised(images: np.ndarray) -> np.ndarray:
    """uint8 [n, SIZE, SIZE, 3] to what the backbone sees, float32 [n, 3, SIZE, SIZE]."""
    return ((images / np.float32(255) - np.float32(backbone.MEAN)) / np.float32(backbone.STD)).transpose(0, 3, 1, 2)


def masks_of(listed: list[pictures.Picture], work: Path) -> dict[str, np.ndarray]:
    """Figure against ground of the traced pictures, by path."""
    outlined = traced(listed)
    return dict(zip(outlined, cutouts.prepare(outlined, work / "figures.npy")))


def examples(data: Path, work: Path) -> np.ndarray:
    """Training scenes as the backbone sees them, float32 [EXAMPLES, 3, SIZE, SIZE]."""
    listed = pictures.pictures(data)
    composer = Composer([p for p in listed if p.part == "train"], 99, masks_of(listed, work))
    return normalised(np.stack([shot(composer, "train")[0] for _ in range(EXAMPLES)]))


def quantized_backbone(data: Path, work: Path) -> onnxruntime.InferenceSession:
    """The backbone in eight bits, as it ships: the head learns from the features that it will be given."""
    file = work / "eye.onnx"
    if not file.exists():
        single = work / "eye-single.onnx"
        graphs.write(backbone.trained(work), single, torch.zeros(1, 3, backbone.SIZE, backbone.SIZE), ["picture", "features"])
        quantization.write(single, file, examples(data, work))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(file), options)


def prepare(data: Path, work: Path) -> None:
    """WORK/scenes-{train,held}.npy: features float16 [n, CHANNELS, CELLS, CELLS] and labels [n, CELLS, CELLS]."""
    if all((work / f"scenes-{part}.labels.npy").exists() for part in SCENES):
        return
    listed, net = pictures.pictures(data), quantized_backbone(data, work)
    masks = masks_of(listed, work)
    for seed, (part, count) in enumerate(SCENES.items()):
        if (work / f"scenes-{part}.labels.npy").exists():
            continue
        composer = Composer([p for p in listed if p.part == part], seed, masks)
        features = np.lib.format.open_memmap(work / f"scenes-{part}.npy", "w+", np.float16,
                                             (count, backbone.CHANNELS, backbone.CELLS, backbone.CELLS))
        labels, started = np.zeros((count, backbone.CELLS, backbone.CELLS), np.int64), time.time()
        for start in range(0, count, 20):
            scenes = [shot(composer, part) for _ in range(start, min(start + 20, count))]
            images = normalised(np.stack([image for image, _ in scenes]))
            features[start:start + len(scenes)] = [net.run(None, {"picture": image[None]})[0][0] for image in images]
            labels[start:start + len(scenes)] = [label for _, label in scenes]
            if start % 500 == 0:
                print(f"{part} scenes {start}/{count}, {time.time() - started:.0f} s", flush=True)
        np.save(work / f"scenes-{part}.labels.npy", labels)


def scenes(data: Path, work: Path) -> tuple[dict, dict]:
    """Features and labels by part, as `prepare` writes them."""
    prepare(data, work)
    return ({part: np.load(work / f"scenes-{part}.npy", mmap_mode="r") for part in SCENES},
            {part: np.load(work / f"scenes-{part}.labels.npy") for part in SCENES})
