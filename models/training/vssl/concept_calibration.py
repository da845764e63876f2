# SPDX-License-Identifier: Apache-2.0
"""What divides the odds of concepts that pictures without them often seem to show.

Where things of a kind are hard to tell from others, a little heat says little. Each concept's level is the maximum that
one in twenty foreign pictures exceeds, and its odds are divided so that this level comes to stand at LEVEL for every
concept that needs it. No concept is pushed so far that its own pictures would be missed.
"""
import numpy as np

from vssl import concepts

QUANTILE, LEVEL = 0.95, 0.12
DETECTION, ENOUGH = 0.85, 5  # of a concept's own pictures, where there are that many
MOST = 10.0  # held-out pictures show single big things: what they allow would darken small ones
RULE = (f"odds of each concept divided so that quantile {QUANTILE} of its maxima in pictures without it stands at heat "
        f"{LEVEL}; at least {DETECTION * 100:g} % of its own pictures stay above (where there are {ENOUGH}); 1 to {MOST:g}")


def factors(bundle, ground) -> np.ndarray:
    """[COUNT], 1 where nothing is divided; bundle: one that was written without any; ground: the calibration half."""
    shown = [(concept, picture) for concept, group in ground.pictures.items() for picture in group]
    shown += [(None, picture) for picture in ground.background]
    maxima = np.stack([bundle.picture(ground.view(p, *bundle.size))[:concepts.COUNT].max((1, 2)) for _, p in shown])
    found = np.ones(concepts.COUNT)
    for concept in range(concepts.COUNT):
        own = np.array([shows == concept for shows, _ in shown])
        foreign = np.array([shows is None or concepts.apart(shows, concept) for shows, _ in shown])
        level = np.quantile(maxima[foreign, concept], QUANTILE)
        if own.sum() >= ENOUGH:
            level = min(level, np.quantile(maxima[own, concept], 1 - DETECTION))
        found[concept] = np.clip(_odds(level) / _odds(LEVEL), 1, MOST)
    return found.round(2)


def _odds(heat: float) -> float:
    """Of the likelihood that a heat is the square root of."""
    return heat ** 2 / (1 - min(heat, 0.99) ** 2)
