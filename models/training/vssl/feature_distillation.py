# SPDX-License-Identifier: Apache-2.0
"""Feature distillation by hints (FitNets, Romero 2015): regressors on the student's intermediate maps and on its embedding
predict the teacher's, and are dropped after training."""
import torch
from torch import nn
from torch.nn import functional as F

from vssl import student

#       teacher's layer, its channels, student's layer of the same stride, its channels
MAPS = [(6, 16, 5, 48), (12, 48, 10, 104)]
LAST, CHANNELS = 20, 512  # the input of the teacher's classifier, predicted from the student's embedding


def walk(layers: nn.Sequential, x: torch.Tensor, kept: list[int]) -> tuple[torch.Tensor, list[torch.Tensor]]:
    """The output of all layers, and those of some of them."""
    found = []
    for at, layer in enumerate(layers):
        x = layer(x)
        if at in kept:
            found.append(x)
    return x, found


class Hints(nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = nn.ModuleList(nn.Conv2d(ours, theirs, 1) for _, theirs, _, ours in MAPS)
        self.last = nn.Linear(student.EMBEDDING, CHANNELS)

    @torch.no_grad()
    def ask(self, teacher: nn.Sequential, x: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """The teacher's logits and intermediate features."""
        return walk(teacher, x, [layer for layer, *_ in MAPS] + [LAST])

    def hear(self, net: student.Student, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, list[torch.Tensor]]:
        """The student's logits and embedding, and its predictions of the teacher's features."""
        features, found = walk(net.features, x, [layer for _, _, layer, _ in MAPS])
        logits, embedding = net.answer(features)
        return logits, embedding, [*(regress(m) for regress, m in zip(self.maps, found)), self.last(embedding)]


def unexplained(predicted: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Share of each channel's variance over a batch that the prediction leaves unexplained, averaged over channels."""
    rest = [0, *range(2, wanted.dim())]
    return (F.mse_loss(predicted, wanted, reduction="none").mean(rest) / (wanted.var(rest, correction=0) + 1e-3)).mean()
