# SPDX-License-Identifier: Apache-2.0
"""Scenes of recordings, silence and noise that the sound head and the sound encoder learn from, and what is known of each."""
from pathlib import Path

import numpy as np
import torch

from vssl import mel, mixing, noises, recording_labels, sounds
from vssl.concept_targets import NOTHING

NOISE_SHARE = 0.22
UNSURE = {"wind", "rain", "water", "street/ambience", "foley/impact"}  # not used to teach "event"
PASSED_SHARE = 0.4  # of noises


def noise_bank(count: int = 240, seconds: int = 8) -> np.ndarray:
    """Mel power of training noise families, [count * frames, bands], and how long each is."""
    pieces = [mel.mel_power(torch.from_numpy(noises.wave(
        noises.TRAINING[i % len(noises.TRAINING)], 5000 + i, seconds * mel.SAMPLE_RATE))).T.numpy()
        for i in range(count)]
    return np.stack(pieces)


def passed(r: np.random.Generator) -> np.ndarray:
    """[bands]: what a line or a loudspeaker leaves of a noise, one range of it with soft edges, the rest at -10 to -50 dB."""
    low, high = np.sort(r.uniform(-20, mel.BANDS + 20, 2))
    return (mixing.passband(low, high + 10, 1 / 3) + 10 ** r.uniform(-5, -1)).astype(np.float32)


class Scenes:
    """Draws mixtures of one part of the recordings, and what is known of each."""

    def __init__(self, data: Path, work: Path, part: str, seed: int, words: bool = True):
        """words: whether what the recordings' lists say of them is known."""
        self.listed, truths = sounds.recordings(data), recording_labels.concepts_of(data, work)
        self.power, self.index = sounds.load(work)
        chosen = [i for i, r in enumerate(self.listed) if r.part == part and self.index[i, 0, 1] > 0]
        own = self.index[chosen]
        if part != "train":
            own[:, 1:] = own[:, :1]
        kinds = [self.listed[i].hint.split(":")[0] for i in chosen]
        groups = [self.listed[i].hint if kind == "esc10" else kind for i, kind in zip(chosen, kinds)]
        self.mixer = mixing.Mixer(self.power, own, groups, seed)
        self.known = [-1 if truths[i] is None or not words else truths[i] for i in chosen]
        self.event = [-1 if kind in UNSURE else 1 for kind in kinds]
        self.bank, self.random = noise_bank(), np.random.default_rng(seed)

    def batch(self, size: int):
        """log-mel [size, 1, bands, FRAMES]; known [size]: a concept, -1, or NOTHING for silence and noise; event [size]: 1, 0
        or -1 for not known."""
        scenes, known, event = zip(*(self._one() for _ in range(size)))
        x = mel.log_mel(torch.from_numpy(np.stack(scenes)).transpose(1, 2).contiguous())[:, None]
        return x, torch.tensor(known), torch.tensor(event)

    def _one(self):
        r = self.random
        if r.random() >= NOISE_SHARE:
            picked = self.mixer.pick()
            return self.mixer.scene(picked), self.known[picked], self.event[picked]
        piece = self.bank[r.integers(len(self.bank))]
        offset = r.integers(len(piece) - mel.FRAMES)
        noise = (self.mixer.noise_scene() if r.random() < 0.4 else
                 piece[offset:offset + mel.FRAMES] * np.float32(10 ** r.uniform(-3, 1)))
        return noise * passed(r) if r.random() < PASSED_SHARE else noise, NOTHING, 0
