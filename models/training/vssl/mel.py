"""The mel front end that teacher, student and exported graph share.

Waveform at 32 kHz, pre-emphasis 0.97, 1024-point spectrum of an 800-sample symmetric Hann
window every 320 samples, 128 Kaldi mel bands from 0 to 15000 Hz, then (ln(power + 1e-5) + 4.5) / 5.
The numbers are those of the EfficientAT `mn04_as` checkpoint.
"""
import math

import numpy as np
import torch
from torch import nn

SAMPLE_RATE = 32000
WINDOW_SECONDS = 2.0
WINDOW_SAMPLES = int(SAMPLE_RATE * WINDOW_SECONDS)
FFT_SIZE = 1024
HANN_SAMPLES = 800
HOP = 320
BANDS = 128
HIGH_HZ = 15000.0
FRAMES = WINDOW_SAMPLES // HOP
PREEMPHASIS = 0.97


def mel_matrix() -> np.ndarray:
    """Triangles on the Kaldi mel scale, [bands, FFT_SIZE / 2 + 1]."""
    def mel(hz):
        return 1127.0 * np.log(1.0 + hz / 700.0)

    edges = np.linspace(mel(0.0), mel(HIGH_HZ), BANDS + 2)
    bins = mel(np.arange(FFT_SIZE // 2) * SAMPLE_RATE / FFT_SIZE)[None]
    left, centre, right = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    up, down = (bins - left) / (centre - left), (right - bins) / (right - centre)
    bank = np.maximum(0.0, np.minimum(up, down))
    return np.pad(bank, ((0, 0), (0, 1))).astype(np.float32)


def hann() -> np.ndarray:
    """Symmetric Hann window, [HANN_SAMPLES]."""
    steps = np.arange(HANN_SAMPLES)
    return 0.5 - 0.5 * np.cos(2 * math.pi * steps / (HANN_SAMPLES - 1))


def mel_power(wave: torch.Tensor) -> torch.Tensor:
    """Mel power by FFT, [samples] -> [bands, frames]; for preparing data."""
    wave = wave[1:] - PREEMPHASIS * wave[:-1]
    spectrum = torch.stft(wave, FFT_SIZE, HOP, HANN_SAMPLES,
                          torch.from_numpy(hann()).float(), center=True,
                          pad_mode="reflect", return_complex=True)
    return torch.from_numpy(mel_matrix()) @ spectrum.abs().square()


def log_mel(power: torch.Tensor) -> torch.Tensor:
    """What the networks see of mel power."""
    return (torch.log(power + 1e-5) + 4.5) / 5.0


class MelInGraph(nn.Module):
    """The same front end from slices and matmul only: [1, WINDOW_SAMPLES] -> [1, 1, bands, FRAMES].

    The 800-sample window lies in the middle of the 1024-point frame, so only 400 samples of the
    reflected border are ever read. Power does not depend on where time starts: counted from the
    window's middle the even half of the samples meets cosines only and the odd half sines only,
    which halves the work. Bins above the highest band are left out.
    """

    def __init__(self):
        super().__init__()
        half, bank = HANN_SAMPLES // 2, mel_matrix()
        used = int(np.flatnonzero(bank.any(0))[-1]) + 1
        angle = 2 * math.pi * np.outer(np.arange(half) + 0.5, np.arange(used)) / FFT_SIZE
        window = hann()[half:, None]
        self.register_buffer("kernel_even", torch.from_numpy(np.cos(angle) * window).float())
        self.register_buffer("kernel_odd", torch.from_numpy(np.sin(angle) * window).float())
        self.register_buffer("kernel_bank", torch.from_numpy(bank[:, :used].T.copy()))

    def forward(self, wave: torch.Tensor) -> torch.Tensor:
        wave = wave[:, 1:] - PREEMPHASIS * wave[:, :-1]
        half, block = HANN_SAMPLES // 2, math.gcd(HOP, HANN_SAMPLES)
        wave = nn.functional.pad(wave[:, None], (half, half), mode="reflect")[0, 0]
        blocks = wave[:(FRAMES * HOP + HANN_SAMPLES - HOP) // block * block].reshape(-1, block)
        step = HOP // block
        frames = torch.cat([blocks[i:i + (FRAMES - 1) * step + 1:step]
                            for i in range(HANN_SAMPLES // block)], 1)
        later, earlier = frames[:, half:], frames[:, :half].flip(1)
        real, imaginary = (later + earlier) @ self.kernel_even, (later - earlier) @ self.kernel_odd
        return log_mel((real * real + imaginary * imaginary) @ self.kernel_bank).T[None, None]
