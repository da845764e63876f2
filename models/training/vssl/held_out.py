# SPDX-License-Identifier: Apache-2.0
"""Held-out pictures and sounds that no weight was trained on, by concept; what a bundle is calibrated and measured on."""
import re
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from vssl import concepts, pictures, recording_labels, sounds
from vssl.bundle import Bundle


class Ground:
    """Held-out pictures and sounds by concept, and the sounds' vectors."""

    def __init__(self, data: Path, work: Path, bundle: Bundle, part: str, half: str = "test", most: int = 16):
        """part: which sounds; half: 'test', or 'calibration' for choosing thresholds, drawn from the same held-out data."""
        self.random = np.random.default_rng(7)
        self.pictures, self.sounds = {}, {}
        self.background = []
        for p in pictures.pictures(data):
            if p.part == "held" and not p.boxes and half_of(p.path) == half:
                bucket = self.background if p.concept == pictures.NONE else self.pictures.setdefault(p.concept, [])
                bucket.append(p)
        listed = list(zip(sounds.recordings(data), recording_labels.concepts_of(data, work)))
        self.random.shuffle(listed)
        for recording, concept in listed:
            known = self.sounds.setdefault(concept, [])
            if (concept is not None and recording.part == part and len(known) < most
                    and (part == "unseen" or half_of(recording.name) == half)):
                known.append((recording.path, *bundle.sound(loudest(recording.path, bundle.samples))))
        self.sounds = {c: s for c, s in self.sounds.items() if s}
        self.both = sorted(set(self.sounds) & set(self.pictures))
        self.anything = np.mean([np.mean([s[1] for s in group], 0) for group in self.sounds.values()], 0)

    def any(self, items):
        return items[self.random.integers(len(items))]

    def others(self, count: int, sounding: int) -> list[int]:
        """`count` pictured concepts that cannot be mistaken for the sounding one."""
        options = [c for c in self.pictures if concepts.apart(sounding, c)]
        return list(self.random.choice(options, count, replace=False))

    def foreign(self, concept: int):
        """A sound that nothing of this concept makes."""
        return self.any(self.sounds[self.any([c for c in self.sounds if concepts.apart(concept, c)])])

    def view(self, picture, width: int, height: int) -> np.ndarray:
        return np.asarray(pictures.load(picture).resize((width, height), Image.BILINEAR))


def half_of(name: str) -> str:
    """Splits held-out data by a checksum; pieces of one recording stay together."""
    stem = re.sub(r"-p\d+\.opus$", "", "/".join(Path(name).parts[-2:]))
    return "calibration" if zlib.crc32(stem.encode()[::-1]) % 5 < 2 else "test"


def loudest(path: str, samples: int) -> np.ndarray:
    """The window of greatest energy."""
    wave = sounds.decode(path)
    if len(wave) <= samples:
        return wave
    energy = np.concatenate([[0], np.cumsum(wave.astype(np.float64) ** 2)])
    starts = np.arange(0, len(wave) - samples + 1, 1600)
    best = starts[np.argmax(energy[starts + samples] - energy[starts])]
    return wave[best:best + samples]
