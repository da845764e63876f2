# SPDX-License-Identifier: Apache-2.0
"""From a waveform to what the sound network sees: the published front ends as graphs, in double precision.

Double, because the logarithms reach far below what single precision keeps: a port in single precision is off by whole
decibels beside a loud tone. A waveform is [1, samples] at 16 kHz of any length; what is shorter than the published
clip is repeated, exactly as the published loaders do with a file that short.
"""
import math

import numpy as np
import torch
from scipy import signal
from torch import nn

SAMPLE_RATE = 16000
FFT_SIZE = 512
BINS = FFT_SIZE // 2 + 1
CLIP = 10 * SAMPLE_RATE


class Clip(nn.Module):
    """Cuts the frames out of the repeated waveform: [1, samples] -> [frames, FFT_SIZE], clamped to -1..1, double.

    places: int64 [frames, FFT_SIZE], positions in the repeated waveform.
    middle: of a waveform longer than this many samples the middle is taken; None takes the beginning.
    """

    def __init__(self, places: np.ndarray, middle: int | None = None):
        super().__init__()
        self.middle, self.frames = middle, len(places)
        self.register_buffer("places", torch.from_numpy(places.reshape(-1)), persistent=False)

    def forward(self, wave):
        samples = torch._shape_as_tensor(wave)[1]  # stays symbolic in the graph
        places = self.places
        if self.middle is not None:
            places = places + ((samples - self.middle) // 2).clamp(min=0)
        frames = wave[0].index_select(0, places % samples).reshape(self.frames, FFT_SIZE)
        return frames.clamp(-1, 1).double()


class Power(nn.Module):
    """|DFT|² of real frames times `window`: [frames, FFT_SIZE] -> [frames, BINS]."""

    def __init__(self, window: np.ndarray):
        super().__init__()
        angle = 2 * math.pi * np.outer(np.arange(FFT_SIZE), np.arange(BINS)) / FFT_SIZE
        kernel = np.concatenate([np.cos(angle), np.sin(angle)], 1) * window[:, None]
        self.register_buffer("kernel", torch.from_numpy(kernel), persistent=False)

    def forward(self, frames):
        parts = (frames @ self.kernel).square()
        return parts[:, :BINS] + parts[:, BINS:]


class LogPsd(nn.Module):
    """ln(density + 1e-7) / 12 as SciPy's `spectrogram` has it by default: [1, samples] -> [1, 1, BINS, frames].

    Tukey window of 0.25, periodic; the mean removed from each segment; one-sided density; no padding.

    hop: 512 minus the published overlap. first, length: the part of the repeated waveform that is analysed.
    """

    def __init__(self, hop: int, length: int, first: int = 0, middle: int | None = None):
        super().__init__()
        starts = first + hop * np.arange((length - FFT_SIZE) // hop + 1)
        self.clip = Clip(starts[:, None] + np.arange(FFT_SIZE), middle)
        window = signal.get_window(("tukey", 0.25), FFT_SIZE)
        self.power = Power(window)
        sides = np.full(BINS, 2.0)
        sides[[0, -1]] = 1.0
        scale = sides / (SAMPLE_RATE * np.square(window).sum())
        self.register_buffer("scale", torch.from_numpy(scale), persistent=False)

    def forward(self, wave):
        frames = self.clip(wave)
        density = self.power(frames - frames.mean(1, keepdim=True)) * self.scale
        return (torch.log(density + 1e-7) / 12).float().T[None, None]


class MelDb(nn.Module):
    """10 log10(max(mel power, 1e-10)) as torchaudio's `MelSpectrogram(normalized=True)` and `AmplitudeToDB` have it:
    [1, samples] -> [1, 1, BANDS, frames]. Periodic Hann window, centred frames with reflection, no cut at the top.
    """

    BANDS, HOP = 257, 239

    def __init__(self):
        super().__init__()
        starts = self.HOP * np.arange(CLIP // self.HOP + 1) - FFT_SIZE // 2
        places = np.abs(starts[:, None] + np.arange(FFT_SIZE))
        self.clip = Clip(CLIP - 1 - np.abs(CLIP - 1 - places))
        window = torch.hann_window(FFT_SIZE).double()  # single first: what the published networks were trained on
        self.power = Power(window.numpy() / window.square().sum().sqrt().item())
        self.register_buffer("bank", htk_bank(self.BANDS).double(), persistent=False)

    def forward(self, wave):
        power = self.power(self.clip(wave)) @ self.bank
        decibels = torch.log(power.clamp(min=1e-10)) * (10 / math.log(10))
        return decibels.float().T[None, None]


def htk_bank(bands: int) -> torch.Tensor:
    """Triangles on the HTK mel scale from 0 Hz to half the rate, height 1: [BINS, bands].

    In single precision and in torchaudio's order of operations, bit for bit: with 257 bands over 257 bins the low
    triangles are narrower than a bin, so that 28 of them hold no bin and stay empty. The networks were trained on that.
    """
    top = 2595.0 * math.log10(1.0 + SAMPLE_RATE / 2 / 700.0)
    edges = 700.0 * (10.0 ** (torch.linspace(0.0, top, bands + 2) / 2595.0) - 1.0)
    widths = edges[1:] - edges[:-1]
    distances = edges[None] - torch.linspace(0, SAMPLE_RATE // 2, BINS)[:, None]
    falling = (-1.0 * distances[:, :-2]) / widths[:-1]
    rising = distances[:, 2:] / widths[1:]
    return torch.minimum(falling, rising).clamp(min=0)
