"""Trains the picture head on composed scenes; the backbone stays as it is. Features are computed once, into WORK."""
import argparse
import time
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from vssl import backbone, figures, film, heads, pictures

SCENES = {"train": 8500, "held": 600}
DIM = 0.18  # share of training scenes under one lamp in the dark
TRACED = {"train": 18, "held": 4}  # pictures of each concept whose outlines are drawn: the network is slow
BATCH, EPOCHS, RATE = 32, 5, 1e-3


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


def prepare(data: Path, work: Path, net) -> None:
    """WORK/scenes-{train,held}.npz: features float16 [n, CHANNELS, CELLS, CELLS] and labels [n, CELLS, CELLS]."""
    listed = pictures.pictures(data)
    outlined = traced(listed)
    masks = dict(zip(outlined, figures.prepare(outlined, work / "figures.npy")))
    for seed, (part, count) in enumerate(SCENES.items()):
        if (work / f"scenes-{part}.labels.npy").exists():
            continue
        composer = pictures.Composer([p for p in listed if p.part == part], seed, masks)
        features = np.lib.format.open_memmap(work / f"scenes-{part}.npy", "w+", np.float16,
                                             (count, backbone.CHANNELS, backbone.CELLS, backbone.CELLS))
        labels, started = np.zeros((count, backbone.CELLS, backbone.CELLS), np.int64), time.time()
        for start in range(0, count, 20):
            scenes = [shot(composer, part) for _ in range(start, min(start + 20, count))]
            images = torch.from_numpy(np.stack([image for image, _ in scenes])).permute(0, 3, 1, 2)
            with torch.no_grad():
                features[start:start + len(scenes)] = net((images / 255 - backbone.MEAN) / backbone.STD).half().numpy()
            labels[start:start + len(scenes)] = [label for _, label in scenes]
            if start % 500 == 0:
                print(f"{part} scenes {start}/{count}, {time.time() - started:.0f} s", flush=True)
        np.save(work / f"scenes-{part}.labels.npy", labels)


def loss_of(head, x, labels):
    """Labelled cells: cross-entropy. All others: stay close to what ImageNet says (keeps concepts without pictures)."""
    logits = head(x)
    known = F.cross_entropy(logits, labels, ignore_index=pictures.IGNORE, label_smoothing=0.02)
    with torch.no_grad():
        prior = head.prior(x).log_softmax(1)
    drift = F.kl_div(logits.log_softmax(1), prior, log_target=True, reduction="none").sum(1)
    return known + 0.15 * drift[labels == pictures.IGNORE].mean()


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


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options = options.parse_args()
    torch.manual_seed(1)
    net = backbone.Backbone()
    prepare(options.data, options.work, net)
    features = {part: np.load(options.work / f"scenes-{part}.npy", mmap_mode="r") for part in SCENES}
    labels = {part: np.load(options.work / f"scenes-{part}.labels.npy") for part in SCENES}
    head = heads.PictureHead(net.classifier)
    print("zero-shot cells right, sounding %.3f, background %.3f" % tuple(
        accuracy(head, features["held"], labels["held"])), flush=True)
    learnt = [p for p in head.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learnt, RATE, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, EPOCHS * (SCENES["train"] // BATCH) + 1)
    random = np.random.default_rng(1)
    for epoch in range(EPOCHS):
        order, total = random.permutation(SCENES["train"]), 0.0
        for start in range(0, len(order) - BATCH + 1, BATCH):
            chosen = np.sort(order[start:start + BATCH])
            loss = loss_of(head, torch.from_numpy(features["train"][chosen]).float(),
                           torch.from_numpy(labels["train"][chosen]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print("epoch %d  loss %.3f  held cells right: sounding %.3f, background %.3f" % (
            epoch + 1, total / (len(order) // BATCH), *accuracy(head, features["held"], labels["held"])), flush=True)
    torch.save(head.state_dict(), options.work / "picture.pt")


if __name__ == "__main__":
    main()
