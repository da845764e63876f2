"""The two heads that meet in one space: each says how its likelihood is spread over the concepts and nothing.

A cell of the picture and a sound each give a distribution p over the concepts plus "nothing of the kind". Their vectors
are the square roots: unit length by construction, and the cosine is the Bhattacharyya coefficient, the sum over the
concepts of sqrt(p_cell p_sound). "Nothing seen" and "nothing heard" have dimensions of their own, so they agree with
nothing: silence, noise and background are dark because they are orthogonal, not because they happen to be far.
"""
import torch
from torch import nn

from vssl import backbone, concepts, student

DIMENSIONS = concepts.COUNT + 2


class PictureHead(nn.Module):
    """Features [n, 1280, 14, 14] to logits [n, COUNT + 1, 14, 14]: ImageNet's own opinion, corrected by what was learnt."""

    def __init__(self, classifier: nn.Linear):
        super().__init__()
        seen = sorted({c for concept in concepts.CONCEPTS for c in concept.classes})
        rest = [c for c in range(backbone.CLASSES) if c not in seen]
        kept = seen + rest[::2]  # every second of the classes without a sound stands for all of them
        self.opinion = nn.Conv2d(backbone.CHANNELS, len(kept), 1)
        self.opinion.weight.data = classifier.weight.data[kept][:, :, None, None].clone()
        self.opinion.bias.data = classifier.bias.data[kept].clone()
        self.opinion.requires_grad_(False)
        groups = torch.zeros(concepts.COUNT + 1, len(kept))
        for i, concept in enumerate(concepts.CONCEPTS):
            for c in concept.classes:
                groups[i, kept.index(c)] = 1
        groups[concepts.COUNT, len(seen):] = 2
        self.register_buffer("groups", groups)
        self.learnt = nn.Sequential(nn.Conv2d(backbone.CHANNELS, 256, 1), nn.ReLU(), nn.Dropout2d(0.2),
                                    nn.Conv2d(256, concepts.COUNT + 1, 1))
        nn.init.zeros_(self.learnt[3].weight)
        nn.init.zeros_(self.learnt[3].bias)

    def prior(self, x):
        """log of what ImageNet's classes say for each concept, [n, COUNT + 1, 14, 14]."""
        likelihood = self.opinion(x).softmax(1)
        return torch.log(torch.einsum("ck,nkyx->ncyx", self.groups, likelihood) + 1e-3)

    def forward(self, x):
        return self.prior(x) + self.learnt(x)


class SoundHead(nn.Module):
    """The student's embedding [n, 512] to logits [n, COUNT + 1], and whether there is an event at all, [n]."""

    def __init__(self):
        super().__init__()
        self.concepts = nn.Sequential(nn.Linear(student.EMBEDDING, 256), nn.ReLU(),
                                      nn.Linear(256, concepts.COUNT + 1))
        self.event = nn.Sequential(nn.Linear(student.EMBEDDING, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self, x):
        return self.concepts(x), self.event(x)[:, 0]


def picture_vectors(logits):
    """[n, COUNT + 1, h, w] to unit vectors [n, DIMENSIONS, h, w]."""
    root = logits.softmax(1).sqrt()
    return torch.cat([root, torch.zeros_like(root[:, :1])], 1)


def sound_vectors(logits):
    """[n, COUNT + 1] to unit vectors [n, DIMENSIONS]."""
    root = logits.softmax(1).sqrt()
    return torch.cat([root[:, :-1], torch.zeros_like(root[:, :1]), root[:, -1:]], 1)
