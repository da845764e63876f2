"""Trains the picture head on composed scenes and what the backbone of `train_eye.py` sees in them, computed once, into WORK."""
import argparse
import time
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch.nn import functional as F

from vssl import backbone, figures, film, graphs, heads, pictures, quantized

SCENES = {"train": 12000, "held": 600}
EXAMPLES = 160  # scenes from which the ranges of eight-bit activations are learnt
DIM = 0.18  # share of training scenes under one lamp in the dark
TRACED = {"train": 60, "held": 4}  # pictures of each concept whose outlines are drawn: the network is slow
BATCH, EPOCHS, RATE = 32, 5, 1e-3
DRIFT = 0.15  # weight of staying near ImageNet's opinion where no label is


def traced(listed: list[pictures.Picture]) -> list[str]:
    """Paths of the pictures to cut things out of, in the order of a checksum."""
    found, count = [], Counter()
    for p in sorted(listed, key=lambda p: zlib.crc32(Path(p.path).name.encode())):
        if p.concept != pictures.NONE and not p.boxes:
            count[p.concept, p.part] += 1
            if count[p.concept, p.part] <= TRACED[p.part]:
                found.append(p.path)
    return found


def shot(composer: pictures.Composer, part: str):
    """One scene as it is looked at: held ones as composed, training ones as film shows them."""
    if part == "train" and composer.random.random() < DIM:
        return composer.dim()
    image, labels = composer.scene()
    return film.shoot(image, composer.random) if part == "train" else image, labels


def normalised(images: np.ndarray) -> np.ndarray:
    """uint8 [n, SIZE, SIZE, 3] to what the backbone sees, float32 [n, 3, SIZE, SIZE]."""
    return ((images / np.float32(255) - np.float32(backbone.MEAN)) / np.float32(backbone.STD)).transpose(0, 3, 1, 2)


def masks_of(listed: list[pictures.Picture], work: Path) -> dict[str, np.ndarray]:
    """Figure against ground of the traced pictures, by path."""
    outlined = traced(listed)
    return dict(zip(outlined, figures.prepare(outlined, work / "figures.npy")))


def examples(data: Path, work: Path) -> np.ndarray:
    """Training scenes as the backbone sees them, float32 [EXAMPLES, 3, SIZE, SIZE]."""
    listed = pictures.pictures(data)
    composer = pictures.Composer([p for p in listed if p.part == "train"], 99, masks_of(listed, work))
    return normalised(np.stack([shot(composer, "train")[0] for _ in range(EXAMPLES)]))


def eye(data: Path, work: Path) -> onnxruntime.InferenceSession:
    """The backbone in eight bits, as it ships: the head learns from the features that it will be given."""
    file = work / "eye.onnx"
    if not file.exists():
        single = work / "eye-single.onnx"
        graphs.write(backbone.trained(work), single, torch.zeros(1, 3, backbone.SIZE, backbone.SIZE), ["picture", "features"])
        quantized.write(single, file, examples(data, work))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(file), options)


def prepare(data: Path, work: Path) -> None:
    """WORK/scenes-{train,held}.npy: features float16 [n, CHANNELS, CELLS, CELLS] and labels [n, CELLS, CELLS]."""
    if all((work / f"scenes-{part}.labels.npy").exists() for part in SCENES):
        return
    listed, net = pictures.pictures(data), eye(data, work)
    masks = masks_of(listed, work)
    for seed, (part, count) in enumerate(SCENES.items()):
        if (work / f"scenes-{part}.labels.npy").exists():
            continue
        composer = pictures.Composer([p for p in listed if p.part == part], seed, masks)
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


def losses(logits, labels, prior):
    """Labelled cells: cross-entropy. All others: divergence from what ImageNet says (keeps concepts without pictures)."""
    known = F.cross_entropy(logits, labels, ignore_index=pictures.IGNORE, label_smoothing=0.02)
    return known, divergence(logits, prior)[labels == pictures.IGNORE].mean()


def divergence(logits, wanted):
    """Kullback and Leibler's, of each cell."""
    return F.kl_div(logits.log_softmax(1), wanted.log_softmax(1), log_target=True, reduction="none").sum(1)


def loss_of(head, x, labels):
    prior, logits = head.opinions(x)
    known, drift = losses(logits, labels, prior.detach())
    return known + DRIFT * drift


def accuracy(head, features, labels):
    """Share of labelled cells whose concept comes first: (sounding, background)."""
    head.eval()
    right, count = np.zeros(2), np.zeros(2)
    with torch.no_grad():
        for start in range(0, len(features), 50):
            said = head(torch.from_numpy(features[start:start + 50]).float()).argmax(1).numpy()
            wanted = labels[start:start + 50]
            for i, chosen in enumerate([(wanted >= 0) & (wanted != pictures.NONE), wanted == pictures.NONE]):
                right[i] += (said == wanted)[chosen].sum()
                count[i] += chosen.sum()
    head.train()
    return right / count


def learn(features: dict, labels: dict, seed: int = 1, chosen: np.ndarray | None = None):
    """A picture head, from what `prepare` wrote or a chosen part of it; tells how it goes on held-out scenes."""
    torch.manual_seed(seed)
    head, scenes = heads.PictureHead(backbone.Backbone().classifier), np.arange(len(labels["train"]))
    scenes = scenes if chosen is None else chosen
    print("zero-shot cells right, sounding %.3f, background %.3f" % tuple(
        accuracy(head, features["held"], labels["held"])), flush=True)
    learnt = [p for p in head.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learnt, RATE, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, EPOCHS * (len(scenes) // BATCH) + 1)
    random = np.random.default_rng(seed)
    for epoch in range(EPOCHS):
        order, total = random.permutation(scenes), 0.0
        for start in range(0, len(order) - BATCH + 1, BATCH):
            batch = np.sort(order[start:start + BATCH])
            loss = loss_of(head, torch.from_numpy(features["train"][batch]).float(),
                           torch.from_numpy(labels["train"][batch]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print("epoch %d  loss %.3f  held cells right: sounding %.3f, background %.3f" % (
            epoch + 1, total / (len(order) // BATCH), *accuracy(head, features["held"], labels["held"])), flush=True)
    return head.eval()


def scenes(data: Path, work: Path) -> tuple[dict, dict]:
    """Features and labels by part, as `prepare` writes them."""
    prepare(data, work)
    return ({part: np.load(work / f"scenes-{part}.npy", mmap_mode="r") for part in SCENES},
            {part: np.load(work / f"scenes-{part}.labels.npy") for part in SCENES})


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options = options.parse_args()
    torch.save(learn(*scenes(options.data, options.work)).state_dict(), options.work / "picture.pt")


if __name__ == "__main__":
    main()
