# SPDX-License-Identifier: Apache-2.0
"""What the sound head learns to say of a scene: the teacher's tags joined to concepts, strengthened where the manifest's words
agree."""
import torch
from torch.nn import functional as F

from vssl import concepts

SURE, TRUSTED = 0.4, 0.5
NOTHING = -2  # known of a scene: that it is silence or noise


def concept_scores(tags: torch.Tensor) -> torch.Tensor:
    """Tag likelihoods [n, 527] -> strongest of each concept's tags [n, COUNT]."""
    return torch.stack([tags[:, list(c.tags)].amax(1) for c in concepts.CONCEPTS], 1)


def targets(tags: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    """[n, COUNT + 1]: likelihood of each concept and of none; known [n] is a concept, -1 or NOTHING."""
    scores = concept_scores(tags)
    scores = torch.where(scores < 0.08, torch.zeros_like(scores), scores)
    rows = torch.arange(len(tags), device=tags.device)
    sure = (known >= 0) & (concept_scores(tags)[rows, known.clamp(min=0)] > 0.02)
    scores[rows[sure], known[sure]] = scores[rows[sure], known[sure]].clamp(min=TRUSTED)
    mass = (scores.amax(1, keepdim=True) / SURE).clamp(max=1)
    shares = scores.pow(2) / scores.pow(2).sum(1, keepdim=True).clamp(min=1e-6)
    found = torch.cat([shares * mass, 1 - mass], 1)
    found[known == NOTHING] = F.one_hot(torch.tensor(concepts.COUNT, device=tags.device), concepts.COUNT + 1).float()
    return found
