# SPDX-License-Identifier: Apache-2.0
"""Sounds nobody recorded, in mel power: altered and crossed recordings and invented ones.

Only for learning a teacher's answers: whatever it says of them is right by definition, and the few recordings that may
be learnt from reach far less of what it can be asked.
"""
import numpy as np

from vssl import mel

_BANDS, _FRAMES = np.arange(mel.BANDS, dtype=np.float32), np.arange(mel.FRAMES)
MOST_BANDS, STRETCH, REVERBERATION = 10.0, (0.7, 1.4), (4.0, 40.0)  # shift up or down; of time; frames to 1/e


def altered(r: np.random.Generator, power: np.ndarray) -> np.ndarray:
    """[FRAMES, bands] moved in pitch and time, at times turned round, gated, masked or in a larger room."""
    steps = (_FRAMES * r.uniform(*STRETCH)).astype(int) % mel.FRAMES
    places = _BANDS + np.float32(r.uniform(-MOST_BANDS, MOST_BANDS))
    low = np.clip(np.floor(places).astype(int), 0, mel.BANDS - 1)
    part = np.clip(places - low, 0, 1).astype(np.float32)
    high = np.minimum(low + 1, mel.BANDS - 1)
    out = power[steps][:, low] * (1 - part) + power[steps][:, high] * part
    if r.random() < 0.15:
        out = out[::-1].copy()
    if r.random() < 0.2:
        out = out * _envelope(r)[:, None]
    if r.random() < 0.15:
        start = r.integers(mel.BANDS - 16)
        out[:, start:start + r.integers(8, 40)] *= np.float32(10 ** r.uniform(-3, 0))
    return _in_a_room(r, out) if r.random() < 0.2 else out


def crossed(r: np.random.Generator, power: np.ndarray, other: np.ndarray) -> np.ndarray:
    """[FRAMES, bands]: one sound and then the other, or one that swells as the other does, or in the other's colour."""
    way = r.integers(3)
    if way == 0:
        cut = r.integers(mel.FRAMES // 5, mel.FRAMES - mel.FRAMES // 5)
        level = np.float32(10 ** r.uniform(-1.5, 1.5)) * power.mean() / (other.mean() + 1e-12)
        return np.concatenate([power[:cut], other[cut:] * level])
    own, foreign = power.mean(way - 1, keepdims=True), other.mean(way - 1, keepdims=True)
    return power * _swapped(own, foreign)


def _swapped(own, foreign):
    """What turns one envelope or spectrum into another, its floor at -50 dB."""
    own, foreign = own + 1e-5 * own.max() + 1e-12, foreign + 1e-5 * foreign.max() + 1e-12
    return (foreign / foreign.mean()) / (own / own.mean())


def sound(r: np.random.Generator) -> np.ndarray:
    """[FRAMES, bands] of partials on a wandering pitch, of a resonating noise, or of both."""
    tonal, noisy = r.choice([(True, False), (False, True), (True, True)])
    out = np.zeros((mel.FRAMES, mel.BANDS), np.float32)
    if tonal:
        out += _partials(r) * _envelope(r)[:, None]
    if noisy:
        out += _resonances(r) * _envelope(r)[:, None] * np.float32(10 ** r.uniform(-2, 0.5))
    return _in_a_room(r, out) if r.random() < 0.3 else out


def _partials(r):
    """A pitch of 60 to 4000 Hz that glides and trembles, with up to 12 partials, harmonic or stretched."""
    time = _FRAMES / mel.FRAMES
    pitch = np.exp(r.uniform(np.log(60), np.log(4000))
                   + r.normal(0, r.choice([0.0, 0.3, 1.2])) * np.interp(time, np.linspace(0, 1, 5), r.normal(0, 1, 5))
                   + r.choice([0.0, 0.0, 0.03]) * np.sin(2 * np.pi * r.uniform(6, 16) * time))
    numbers = np.arange(1, r.integers(2, 13)) ** r.choice([1.0, 1.0, 1.15])
    places = (mel.of_hertz(pitch[:, None] * numbers) / mel.of_hertz(mel.HIGH_HZ) * mel.BANDS).astype(np.float32)
    strength = (numbers ** -r.uniform(0.2, 3) * np.exp(r.normal(0, 1, len(numbers)))).astype(np.float32)
    out = np.zeros((mel.FRAMES, mel.BANDS), np.float32)
    for place, amount in zip(places.T, strength):
        out += amount * np.exp(-(_BANDS - place[:, None]) ** 2 / np.float32(r.uniform(0.5, 2)))
    return out / (out.mean() + 1e-9)


def _resonances(r):
    """Grainy noise through one to four broad peaks."""
    shape = np.exp(-r.uniform(-1, 7) * _BANDS / mel.BANDS)
    for _ in range(r.integers(4)):
        shape = shape + r.uniform(0.2, 3) * np.exp(-((_BANDS - r.uniform(0, mel.BANDS)) / r.uniform(2, 25)) ** 2)
    noise = (shape * r.gamma(r.choice([1.5, 3.0]), size=(mel.FRAMES, mel.BANDS))).astype(np.float32)
    return noise / noise.mean()


def _envelope(r):
    """[FRAMES]: one or more strokes that rise quickly and die away, evenly or as they please, over a floor."""
    count = int(r.choice([1, 1, 2, 3, 5, 8, 16, 32]))
    starts = (np.arange(count) * mel.FRAMES / count if r.random() < 0.5 else r.uniform(0, mel.FRAMES, count))
    starts = (starts + r.uniform(0, mel.FRAMES / count)).astype(int)
    rise, decay = r.choice([1, 3, 12]), r.uniform(2, 120)
    since = _FRAMES[:, None] - starts
    strokes = np.where(since >= 0, np.minimum(1, (since + 1) / rise) * np.exp(-since / decay), 0).sum(1)
    return (strokes + r.choice([0, 1e-4, 1e-2, 1])).astype(np.float32)


def _in_a_room(r, power):
    """A reverberant tail: the power dies away exponentially, at -12 to 3 dB beside the sound itself."""
    reach = r.uniform(*REVERBERATION)
    tail = np.exp(-_FRAMES / reach).astype(np.float32)
    spectrum = np.fft.rfft(power, 2 * mel.FRAMES, axis=0) * np.fft.rfft(tail / tail.sum(), 2 * mel.FRAMES)[:, None]
    wet = np.fft.irfft(spectrum, axis=0)[:mel.FRAMES].astype(np.float32)
    return np.maximum(power + wet * np.float32(10 ** r.uniform(-1.2, 0.3)), 0)
