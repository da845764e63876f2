# SPDX-License-Identifier: Apache-2.0
"""Noise as waveforms: families to learn from and other families to be tested on.

The generators of the two sets share no code path beyond the random source, so that a network
cannot pass the test by knowing the training generator."""
import numpy as np

from vssl.mel import SAMPLE_RATE


def _shaped(r: np.random.Generator, samples: int, exponent: float) -> np.ndarray:
    """Gaussian noise with power falling as frequency to the -exponent."""
    spectrum = np.fft.rfft(r.standard_normal(samples))
    hz = np.fft.rfftfreq(samples, 1 / SAMPLE_RATE)
    return np.fft.irfft(spectrum * np.maximum(hz, 20.0) ** (-exponent / 2), samples)


def _scaled(wave: np.ndarray, rms: float) -> np.ndarray:
    return np.clip(wave * (rms / (np.sqrt(np.mean(wave ** 2)) + 1e-12)), -1, 1).astype(np.float32)


# ---- families to learn from -------------------------------------------------------------------

def coloured(r, samples):
    """White to brown, any slope."""
    return _shaped(r, samples, r.uniform(-0.5, 2.5))


def hum(r, samples):
    """Mains hum: 50 or 60 Hz and harmonics over a little hiss."""
    time = np.arange(samples) / SAMPLE_RATE
    base = r.choice([50.0, 60.0]) * (1 + r.uniform(-0.004, 0.004))
    tones = sum(r.random() * np.sin(2 * np.pi * base * k * time + r.uniform(0, 6.28)) / k ** r.uniform(0.5, 1.5)
                for k in range(1, r.integers(3, 20)))
    return tones + 10 ** r.uniform(-2.5, -0.5) * r.standard_normal(samples)


def wind(r, samples):
    """Low rumble whose strength wanders."""
    gusts = np.interp(np.arange(samples), np.linspace(0, samples, 12), r.gamma(2.0, 1.0, 12))
    return _shaped(r, samples, r.uniform(1.5, 3.0)) * gusts


def clipped(r, samples):
    """N(0,1) or stronger cut at full scale, as published noise tests do."""
    return np.clip(r.standard_normal(samples) * r.uniform(0.5, 4), -1, 1)


def ventilation(r, samples):
    """Room tone: soft slope with one or two broad resonances."""
    spectrum = np.fft.rfft(_shaped(r, samples, r.uniform(0.8, 2.0)))
    hz = np.fft.rfftfreq(samples, 1 / SAMPLE_RATE)
    for _ in range(r.integers(1, 3)):
        centre = r.uniform(80, 2500)
        spectrum *= 1 + r.uniform(1, 6) * np.exp(-0.5 * ((hz - centre) / (centre * r.uniform(0.1, 0.5))) ** 2)
    return np.fft.irfft(spectrum, samples)


TRAINING = (coloured, coloured, hum, wind, clipped, ventilation)


# ---- families that are only tested --------------------------------------------------------------

def uniform_white(r, samples):
    """Uniform distribution instead of Gaussian."""
    return r.uniform(-1, 1, samples)


def laplacian_pink(r, samples):
    """Heavy-tailed values through a bank of one-pole filters (an octave ladder, no FFT)."""
    out = np.zeros(samples)
    for octave in range(10):
        step = 2 ** octave
        out += np.repeat(r.laplace(size=-(-samples // step)), step)[:samples]
    return out


def random_walk(r, samples):
    """Brown noise as a leaky sum of signs."""
    steps, out = r.choice([-1.0, 1.0], samples), np.cumsum(r.choice([-1.0, 1.0], samples))
    width = 4001
    return out - np.convolve(out, np.ones(width) / width, "same") + 0.02 * steps


def violet(r, samples):
    """Differences of white noise."""
    return np.diff(r.standard_normal(samples + 1))


def dither(r, samples):
    """Triangular dither quantised to 8 bits: the hiss of a cheap converter."""
    return np.round((r.random(samples) + r.random(samples) - 1) * r.uniform(1, 3)) / 128


def narrow_hiss(r, samples):
    """Telephone-band hiss by repeated averaging."""
    white = r.standard_normal(samples)
    low = np.convolve(white, np.hanning(9), "same")
    return low - np.convolve(low, np.ones(107) / 107, "same")


def distorted_hum(r, samples):
    """Clipped mains hum with buzz, as a ground loop gives."""
    time = np.arange(samples) / SAMPLE_RATE
    return np.clip(8 * np.sin(2 * np.pi * r.choice([50.0, 60.0]) * time), -1, 1) + 0.02 * r.standard_normal(samples)


def codec_like(r, samples):
    """White noise in blocks of a cosine transform with most coefficients dropped."""
    from scipy.fft import dct, idct
    block = 512
    frames = dct(r.standard_normal((-(-samples // block), block)), norm="ortho")
    frames[np.abs(frames) < r.uniform(0.8, 1.6)] = 0
    return idct(frames, norm="ortho").reshape(-1)[:samples]


TESTING = (uniform_white, laplacian_pink, random_walk, violet, dither, narrow_hiss, distorted_hum, codec_like)


def wave(family, seed: int, samples: int, dbfs: tuple[float, float] = (-50.0, -6.0)) -> np.ndarray:
    """One noise [samples], float32 in -1..1, at a level drawn from dbfs."""
    r = np.random.default_rng(seed)
    return _scaled(family(r, samples), 10 ** (r.uniform(*dbfs) / 20))
