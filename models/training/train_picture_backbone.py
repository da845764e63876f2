# SPDX-License-Identifier: Apache-2.0
"""Trains the dilated end of the backbone on composed scenes, with a picture head beside it that is thrown away: small
things out of their surroundings are not what ImageNet taught it. What the trunk sees is computed once, into WORK.

Writes WORK/backbone.pt, BatchNorm folded into the convolutions.
"""
import argparse
import multiprocessing
import os
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from vssl import backbone, concepts, fold_batchnorm, heads, picture_head, picture_scenes, pictures
from vssl.composer import Composer

SCENES, BATCH, EPOCHS, RATE, HEAD_RATE = 12000, 32, 3, 2e-4, 1e-3
KEPT = 0.3  # weight of the prior staying what it was
PIECE = 40  # scenes a worker composes at a time
SEED = 7000


class Phased(nn.Module):
    """A convolution of dilation 2 as a plain one over four pictures, of every other row and column each: the same numbers, and
    on CPUs learnt in less than half the time."""

    def __init__(self, dilated: backbone.Same):
        super().__init__()
        self.conv = dilated.conv

    def forward(self, x):
        n, c, h, w = x.shape
        x = x.permute(0, 2, 3, 1).reshape(n, h // 2, 2, w // 2, 2, c).permute(2, 4, 0, 1, 3, 5)
        x = x.reshape(4 * n, h // 2, w // 2, c).permute(0, 3, 1, 2)
        x = F.conv2d(x, self.conv.weight, self.conv.bias, padding=self.conv.kernel_size[0] // 2, groups=self.conv.groups)
        x = x.permute(0, 2, 3, 1).reshape(2, 2, n, h // 2, w // 2, c).permute(2, 3, 0, 4, 1, 5)
        return x.reshape(n, h, w, c).permute(0, 3, 1, 2)


def phased(eye: backbone.Backbone) -> backbone.Backbone:
    for block in eye.blocks:
        for i, step in enumerate(block):
            if isinstance(step, backbone.Same) and step.conv.dilation == (2, 2):
                block[i] = Phased(step)
    return eye.to(memory_format=torch.channels_last)


def _worker(data: Path, work: Path) -> None:
    global _composer, _eye, _head
    torch.set_num_threads(1)
    listed = pictures.pictures(data)
    _composer = Composer([p for p in listed if p.part == "train"], 0, picture_scenes.masks_of(listed, work))
    _eye = backbone.Backbone()
    _head = heads.PictureHead(_eye.classifier).eval()


@torch.no_grad()
def _piece(seed: int):
    _composer.random = np.random.default_rng(seed)
    shots = [picture_scenes.shot(_composer, "train") for _ in range(PIECE)]
    x = torch.from_numpy(picture_scenes.normalised(np.stack([image for image, _ in shots])))
    fine, wide = _eye.trunk(x)
    prior, _ = _head.opinions(_eye.tail(fine, wide))
    return fine.half().numpy(), wide.half().numpy(), prior.half().numpy(), np.stack([label for _, label in shots])


def prepare(data: Path, work: Path) -> list[np.ndarray]:
    """Scenes as the trunk sees them, float16 [SCENES, channels, CELLS, CELLS] in two parts, ImageNet's opinion
    [SCENES, COUNT + 1, CELLS, CELLS] and labels [SCENES, CELLS, CELLS]."""
    cells = (backbone.CELLS,) * 2
    shapes = {"fine": (backbone.LOCAL - backbone.WIDTH, *cells), "wide": (backbone.WIDTH, *cells),
              "prior": (concepts.COUNT + 1, *cells), "labels": cells}
    if not (work / "trunk-labels.npy").exists():
        picture_scenes.masks_of(pictures.pictures(data), work)
        kept = [np.zeros((SCENES, *shape), np.int64 if name == "labels" else np.float16) for name, shape in shapes.items()]
        with multiprocessing.get_context("spawn").Pool(os.cpu_count(), _worker, (data, work)) as pool:
            for i, found in enumerate(pool.imap(_piece, range(SEED, SEED + SCENES // PIECE))):
                for values, part in zip(kept, found):
                    values[i * PIECE:(i + 1) * PIECE] = part
                if i % 15 == 0:
                    print(f"scenes {i * PIECE}/{SCENES}", flush=True)
        for name, values in zip(shapes, kept):
            np.save(work / f"trunk-{name}.npy", values)
    return [np.load(work / f"trunk-{name}.npy", mmap_mode="r") for name in shapes]


def loss_of(head, features, prior, labels):
    now, logits = head.opinions(features)
    known, drift = picture_head.losses(logits, labels, prior)
    return known + picture_head.DRIFT * drift + KEPT * picture_head.divergence(now, prior).mean(), known


def optimizer_of(eye: backbone.Backbone, head: heads.PictureHead) -> torch.optim.AdamW:
    """Of the dilated end of the backbone, which learns from now on, and of the head beside it."""
    dilated = [*eye.blocks[backbone.FIRST_DILATED:].parameters(), *eye.head.parameters()]
    for value in dilated:
        value.requires_grad_(True)
    return torch.optim.AdamW([{"params": dilated, "weight_decay": 1e-3},
                              {"params": [p for p in head.parameters() if p.requires_grad], "weight_decay": 0.05}])


def learn(eye: backbone.Backbone, head: heads.PictureHead, views: list[np.ndarray], labels: np.ndarray) -> None:
    """EPOCHS over all scenes, each in a new order."""
    optimizer, steps, random = optimizer_of(eye, head), len(labels) // BATCH, np.random.default_rng(1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [RATE, HEAD_RATE], EPOCHS * steps)
    for epoch in range(EPOCHS):
        order, total = random.permutation(len(labels)), 0.0
        for step in range(steps):
            batch = np.sort(order[step * BATCH:(step + 1) * BATCH])
            fine, wide, prior = (torch.from_numpy(v[batch]).float().contiguous(memory_format=torch.channels_last)
                                 for v in views)
            loss, known = loss_of(head, eye.tail(fine, wide), prior, torch.from_numpy(labels[batch]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += known.item()
            if (step + 1) % 25 == 0:
                print(f"epoch {epoch + 1} step {step + 1}/{steps}  loss of labelled cells {total / (step + 1):.3f}", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options = options.parse_args()
    kept = options.work / "backbone.pt"
    if kept.exists():
        print(kept, "is there", flush=True)
        return
    torch.manual_seed(1)
    *views, labels = prepare(options.data, options.work)
    eye = phased(fold_batchnorm.fold(backbone.Backbone()))
    head = heads.PictureHead(eye.classifier).to(memory_format=torch.channels_last)
    learn(eye, head, views, labels)
    torch.save(eye.state_dict(), kept)


if __name__ == "__main__":
    main()
