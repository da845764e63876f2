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
    """The same front end from convolution and matmul only: [1, samples] -> [1, 1, bands, FRAMES].

    The 800-sample window lies at 112..911 of the 1024-point frame, so 112 samples of the reflected
    border are never read; 400 are reflected on either side and the DFT kernel is 800 long.
    """

    def __init__(self):
        super().__init__()
        time = np.arange(HANN_SAMPLES) + (FFT_SIZE - HANN_SAMPLES) // 2
        angle = 2 * math.pi * np.outer(np.arange(FFT_SIZE // 2), time) / FFT_SIZE
        used = mel_matrix()[:, :FFT_SIZE // 2]
        kernel = np.concatenate([np.cos(angle) * hann(), -np.sin(angle) * hann()])
        self.register_buffer("kernel", torch.from_numpy(kernel[:, None]).float())
        self.register_buffer("bank", torch.from_numpy(used))

    def forward(self, wave: torch.Tensor) -> torch.Tensor:
        wave = wave[:, 1:] - PREEMPHASIS * wave[:, :-1]
        half = HANN_SAMPLES // 2
        wave = nn.functional.pad(wave[:, None], (half, half), mode="reflect")
        spectrum = nn.functional.conv1d(wave, self.kernel, stride=HOP)
        real, imaginary = spectrum.chunk(2, dim=1)
        return log_mel(self.bank @ (real * real + imaginary * imaginary))[:, None]
