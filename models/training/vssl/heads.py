# SPDX-License-Identifier: Apache-2.0
"""The two heads that meet in one space: each says how its likelihood is spread over the concepts and nothing.

A cell of the picture and a sound each give a distribution p over the concepts plus "nothing of the kind". Their vectors
are the square roots: unit length by construction, and the cosine is the Bhattacharyya coefficient, the sum over the
concepts of sqrt(p_cell p_sound). "Nothing seen" and "nothing heard" have dimensions of their own, so they agree with
nothing: silence, noise and background are dark because they are orthogonal, not because they happen to be far.
"""
import torch
from torch import nn

from vssl import backbone, concepts, student
from vssl.space import SHARPNESS, SOFTNESS

SPARED, RANK = 6, 192


def low_rank(weight: torch.Tensor, bias: torch.Tensor) -> nn.Sequential:
    """The classifier as two thin convolutions: its best approximation of rank RANK, frozen."""
    left, scale, right = torch.linalg.svd(weight, full_matrices=False)
    thin = nn.Sequential(nn.Conv2d(weight.shape[1], RANK, 1, bias=False), nn.Conv2d(RANK, weight.shape[0], 1))
    thin[0].weight.data = right[:RANK, :, None, None].clone()
    thin[1].weight.data = (left[:, :RANK] * scale[:RANK])[:, :, None, None].clone()
    thin[1].bias.data = bias.clone()
    return thin.requires_grad_(False)


class PictureHead(nn.Module):
    """Features [n, CHANNELS, h, w] to logits [n, COUNT + 1, h, w]: ImageNet's own opinion, corrected by what was learnt."""

    def __init__(self, classifier: nn.Linear):
        super().__init__()
        seen = sorted({c for concept in concepts.CONCEPTS for c in concept.classes})
        rest = [c for c in range(backbone.CLASSES) if c not in seen]
        kept = seen + rest[::SPARED]  # one in a few of the classes without a sound stands for all of them
        self.opinion = low_rank(classifier.weight.data[kept], classifier.bias.data[kept])
        groups = torch.zeros(concepts.COUNT + 1, len(kept))
        for i, concept in enumerate(concepts.CONCEPTS):
            for c in concept.classes:
                groups[i, kept.index(c)] = 1
        groups[concepts.COUNT, len(seen):] = SPARED
        self.register_buffer("groups", groups)
        self.scale = nn.BatchNorm2d(backbone.LOCAL)
        self.learnt = nn.Sequential(nn.Conv2d(backbone.CHANNELS, 192, 1), nn.ReLU(), nn.Dropout2d(0.3),
                                    nn.Conv2d(192, concepts.COUNT + 1, 1))
        nn.init.zeros_(self.learnt[3].weight)
        nn.init.zeros_(self.learnt[3].bias)

    def prior(self, meaning):
        """log of what ImageNet's classes say for each concept, [n, COUNT + 1, h, w], of the first MEANING features."""
        mass = nn.functional.conv2d(self.opinion(meaning).clamp(-30, 30).exp(), self.groups[:, :, None, None])
        return torch.log(mass / mass.sum(1, keepdim=True) + 1e-3)

    def opinions(self, x):
        """ImageNet's and the corrected one."""
        meaning, local = x.split([backbone.MEANING, backbone.LOCAL], 1)
        prior = self.prior(meaning)
        return prior, prior + self.learnt(torch.cat([meaning, self.scale(local)], 1))

    def forward(self, x):
        return self.opinions(x)[1]


class SoundHead(nn.Module):
    """The student's embedding [n, 512] to logits [n, COUNT + 1], and whether there is an event at all, [n]."""

    def __init__(self):
        super().__init__()
        self.concepts = nn.Sequential(nn.Linear(student.EMBEDDING, 256), nn.ReLU(),
                                      nn.Linear(256, concepts.COUNT + 1))
        self.event = nn.Sequential(nn.Linear(student.EMBEDDING, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self, x):
        return self.concepts(x), self.event(x)[:, 0]


def picture_vectors(logits, doubt):
    """[n, COUNT + 1, h, w] to unit vectors [n, DIMENSIONS, h, w]; doubt [COUNT], from 1, divides each concept's odds.

    Each cell takes a share of its neighbours' likelihoods (1 2 1 both ways), which is again a distribution: without it
    the middle of a thing is often darker than its rim, and the peak falls beside it. What doubt takes from a concept
    goes to nothing, so the vectors keep their length; a cell that is sure of what it sees loses little.
    """
    likelihood = nn.functional.pad((SHARPNESS * logits).softmax(1), (1, 1, 1, 1), mode="replicate")
    for _ in range(2):
        likelihood = nn.functional.avg_pool2d(likelihood, 2, 1)
    first = likelihood[:, :-1]
    seen = first / (first + (1 - first) * doubt[:, None, None])
    nothing = (likelihood[:, -1:] + (first - seen).sum(1, keepdim=True)).clamp(min=0)
    return torch.cat([seen, nothing, torch.zeros_like(nothing)], 1).sqrt()


def sound_vectors(logits, softness: float = SOFTNESS):
    """[n, COUNT + 1] to unit vectors [n, DIMENSIONS]."""
    root = (softness * logits).softmax(1).sqrt()
    return torch.cat([root[:, :-1], torch.zeros_like(root[:, :1]), root[:, -1:]], 1)
