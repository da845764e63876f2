# SPDX-License-Identifier: Apache-2.0
"""Thresholds from the calibration half of the held-out data: of heat, and of the event output."""
import numpy as np

from vssl import noises
from vssl.bundle import Bundle, heat
from vssl.held_out import Ground

OFFSCREEN_QUANTILE, NOISE_QUANTILE, SILENCE_MARGIN = 0.93, 0.995, 0.02
EVENT_QUANTILE = 0.99  # of noise; 1 - it of sounds
RULE = (f"the greatest of: quantile {OFFSCREEN_QUANTILE} of heat maxima under off-screen sounds, quantile {NOISE_QUANTILE} "
        f"under noise, maximum under silence + {SILENCE_MARGIN}")
EVENT_RULE = (f"the middle, by the odds' logarithm, between quantile {EVENT_QUANTILE} of the event output under noise and "
              f"quantile {1 - EVENT_QUANTILE:.2f} under sounds; below it a sound that nothing in the picture explains is "
              "called noise")


def negatives(bundle: Bundle, ground: Ground, trials: int = 4000):
    """Heat maxima of the calibration half's pictures under silence, noise of training families and off-screen sounds, and how
    much of an event the noises are."""
    hiss = [bundle.sound(noises.wave(noises.TRAINING[i % len(noises.TRAINING)], 900000 + i, bundle.samples))
            for i in range(120)]
    silence = bundle.sound(np.zeros(bundle.samples, np.float32))[0]
    seen = {p.path: bundle.picture(ground.view(p, *bundle.size)) for group in ground.pictures.values() for p in group}
    quiet, noisy, foreign = [], [], []
    for _ in range(trials):
        concept = ground.any(list(ground.pictures))
        cells = seen[ground.any(ground.pictures[concept]).path]
        quiet.append(heat(cells, silence).max())
        noisy.append(heat(cells, ground.any(hiss)[0]).max())
        foreign.append(heat(cells, ground.foreign(concept)[1]).max())
    return quiet, noisy, foreign, [event for _, event, _ in hiss]


def calibrate(bundle: Bundle, ground: Ground):
    """(threshold, event threshold) from the calibration half of the held-out data and training noise families."""
    quiet, noisy, foreign, hiss = negatives(bundle, ground)
    level = max(np.quantile(foreign, OFFSCREEN_QUANTILE), np.quantile(noisy, NOISE_QUANTILE),
                max(quiet) + SILENCE_MARGIN)
    events = [s[2] for group in ground.sounds.values() for s in group]
    edges = np.array([np.quantile(hiss, EVENT_QUANTILE), np.quantile(events, 1 - EVENT_QUANTILE)]).clip(1e-6, 1 - 1e-6)
    middle = 1 / (1 + np.exp(-np.log(edges / (1 - edges)).mean()))
    return round(float(level), 3), round(float(middle), 3)
