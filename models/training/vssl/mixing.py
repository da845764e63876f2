# SPDX-License-Identifier: Apache-2.0
"""Fresh two-second sound scenes, mixed in mel power (sounds add incoherently there)."""
import numpy as np
import torch

from vssl import augmentation, mel

INVENTED, CROSSED, ALTERED = 0.05, 0.2, 0.5  # shares of what is mixed, the last of the rest
ALONE = 0.25  # share of scenes that hold one sound as it is
NARROW = 0.3  # share of scenes that come over a narrow line

_BAND_CENTRES = np.linspace(0.0, 1.0, mel.BANDS, dtype=np.float32)


def passband(low: float, high: float, steepness: float) -> np.ndarray:
    """[bands]: 1 from band low to band high, 1/2 at these, 0 beyond; steepness of the edges in 1/band."""
    bands = np.arange(mel.BANDS)
    rising, falling = ((edge * steepness).clip(-50, 50) for edge in (low - bands, bands - high))
    return 1 / (1 + np.exp(rising)) / (1 + np.exp(falling))


class Mixer:
    """Draws scenes from mel power of single recordings.

    power: [frames, bands]; index: [recordings, speeds, (start, length)]; groups: for each
    recording a sampling group, so that thin kinds of sound are heard as often as thick ones."""

    def __init__(self, power: np.ndarray, index: np.ndarray, groups: list[str], seed: int):
        self.power, self.index = power, index
        self.random = np.random.default_rng(seed)
        names = sorted(set(groups))
        self.members = [np.flatnonzero(np.array(groups) == n) for n in names]
        size = np.array([len(m) for m in self.members], np.float64) ** 0.5
        self.weight = np.cumsum(size / size.sum())

    def pick(self) -> int:
        """A recording: its group by the square root of the group's size, then any of it."""
        group = min(int(np.searchsorted(self.weight, self.random.random())), len(self.weight) - 1)
        return int(self.random.choice(self.members[group]))

    def anything(self) -> np.ndarray:
        """[FRAMES, bands]: a recording's sound, often altered or crossed with another's, or an invented one."""
        if self.random.random() < INVENTED:
            return augmentation.sound(self.random)
        heard = self.window(self.pick())
        if self.random.random() < CROSSED:
            heard = augmentation.crossed(self.random, heard, self.window(self.pick()))
        return augmentation.altered(self.random, heard) if self.random.random() < ALTERED else heard

    def window(self, recording: int, speed: int | None = None) -> np.ndarray:
        """[FRAMES, bands] of one recording: cut, or placed in silence, or repeated."""
        r = self.random
        start, length = self.index[recording, r.integers(3) if speed is None else speed]
        if length >= mel.FRAMES:
            offset = start + r.integers(length - mel.FRAMES + 1)
            return self.power[offset:offset + mel.FRAMES]
        piece = self.power[start:start + length]
        if r.random() < 0.5:
            return np.resize(np.roll(piece, r.integers(length), 0), (mel.FRAMES, mel.BANDS))
        out = np.zeros((mel.FRAMES, mel.BANDS), np.float32)
        offset = r.integers(mel.FRAMES - length + 1)
        out[offset:offset + length] = piece
        return out

    def coloured(self) -> np.ndarray:
        """Noise floor with a random slope and chi-squared grain, unit mean power."""
        r = self.random
        slope = np.exp(-r.uniform(-1.0, 9.0) * _BAND_CENTRES)
        grain = r.gamma(r.choice([1.5, 3.0, 8.0]), size=(mel.FRAMES, mel.BANDS))
        noise = (slope * grain).astype(np.float32)
        return noise / noise.mean()

    def line(self) -> np.ndarray:
        """[bands]: what sampling at 8 to 32 kHz lets through, at times a telephone; steep edges, -30 to -80 dB beyond them."""
        r = self.random
        inside = passband(r.uniform(-60, 25), r.uniform(70, mel.BANDS), r.uniform(0.3, 4))
        return (inside + 10 ** r.uniform(-8, -3)).astype(np.float32)

    def scene(self, base: int | None = None) -> np.ndarray:
        """One mixture [FRAMES, bands]: of anything, or, around a given recording, of recordings as they are."""
        r = self.random
        out = self.anything() if base is None else self.window(base)
        out = out / (out.mean() + 1e-9)
        if r.random() >= ALONE:
            out = self.among_others(out, base is None)
        if r.random() < NARROW:
            out = out * self.line()
        return out * np.float32(10 ** r.uniform(-3.5, 1.2))

    def among_others(self, out: np.ndarray, of_anything: bool) -> np.ndarray:
        """A sound of unit mean power with none, one or two others, often in noise and in other colours."""
        r = self.random
        for _ in range(r.choice([0, 1, 2], p=[0.55, 0.33, 0.12])):
            other = self.anything() if of_anything else self.window(self.pick())
            gain = 10 ** (r.uniform(-25, 3) / 10)
            out = out + other * np.float32(gain / (other.mean() + 1e-9))
        if r.random() < 0.4:
            out = out + self.coloured() * np.float32(10 ** (r.uniform(-45, -6) / 10))
        if r.random() < 0.6:
            tilt = r.uniform(-3.5, 3.5) * (_BAND_CENTRES - 0.5)
            bump = r.uniform(-1.5, 1.5) * np.cos(r.uniform(0, 6) + r.uniform(1, 9) * _BAND_CENTRES)
            out = out * np.exp(tilt + bump).astype(np.float32)
        return out

    def noise_scene(self) -> np.ndarray:
        """Noise alone, from digital silence to loud."""
        if self.random.random() < 0.2:
            return np.zeros((mel.FRAMES, mel.BANDS), np.float32)
        return self.coloured() * np.float32(10 ** self.random.uniform(-5, 1.5))

    def batch(self, size: int, noise_share: float = 0.05) -> torch.Tensor:
        """log-mel [size, 1, bands, FRAMES]."""
        scenes = [self.noise_scene() if self.random.random() < noise_share else self.scene()
                  for _ in range(size)]
        power = torch.from_numpy(np.stack(scenes)).transpose(1, 2).contiguous()
        return mel.log_mel(power)[:, None]
