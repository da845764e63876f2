# SPDX-License-Identifier: Apache-2.0
"""How the picture head learns, on the features of a backbone that stays as it is."""
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from vssl import backbone, heads, pictures

BATCH, EPOCHS, RATE = 32, 5, 1e-3
DRIFT = 0.15  # weight of staying near ImageNet's opinion where no label is


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
    """A picture head, from what `prepare` wrote or a chosen part of it; prints its accuracy on held-out scenes."""
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


def trained(work: Path) -> heads.PictureHead:
    """What `train_picture_head.py` wrote."""
    head = heads.PictureHead(backbone.Backbone().classifier)
    head.load_state_dict(torch.load(work / "picture.pt"))
    return head.eval()
