# SPDX-License-Identifier: Apache-2.0
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


def of_hertz(hz):
    """Kaldi's mel scale."""
    return 1127.0 * np.log(1.0 + hz / 700.0)


def mel_matrix() -> np.ndarray:
    """Triangles on the Kaldi mel scale, [bands, FFT_SIZE / 2 + 1]."""
    edges = np.linspace(of_hertz(0.0), of_hertz(HIGH_HZ), BANDS + 2)
    bins = of_hertz(np.arange(FFT_SIZE // 2) * SAMPLE_RATE / FFT_SIZE)[None]
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
    """The same front end from convolutions and matmul only: [1, samples] -> [1, 1, bands, FRAMES].

    The 800-sample window lies at 112..911 of the 1024-point frame, so 112 samples of the reflected border are never
    read. The transform is Cooley and Tukey's with two stages of 32: sample 32 a + b and bin p + 32 q, first over a
    (window included), then over b (twiddle included). One dense kernel would cost seven times as much.
    """

    ROOT = 32

    def __init__(self):
        super().__init__()
        root, blocks = self.ROOT, HANN_SAMPLES // self.ROOT
        a, b, p, q = (np.arange(n) for n in (blocks, root, root, root // 2))
        angle = 2 * math.pi * np.outer(p, a) / root
        window = hann().reshape(blocks, root).T[:, None]
        inner = np.concatenate([np.cos(angle), -np.sin(angle)])[None] * window  # [b, (part, p), a]
        bins = p[:, None] + root * q[None]
        turn = 2 * math.pi * bins[:, :, None] * ((FFT_SIZE - HANN_SAMPLES) // 2 + b) / FFT_SIZE  # [p, q, b]
        outer = np.concatenate([np.concatenate([np.cos(turn), np.sin(turn)], 2),
                                np.concatenate([-np.sin(turn), np.cos(turn)], 2)], 1)  # [p, (part, q), (part, b)]
        self.register_buffer("kernel_inner", torch.from_numpy(inner.reshape(-1, 1, blocks)).float())
        self.register_buffer("kernel_outer", torch.from_numpy(outer.reshape(-1, 2 * root, 1)).float())
        self.register_buffer("bank", torch.from_numpy(mel_matrix()[:, bins.reshape(-1)]))

    def forward(self, wave: torch.Tensor) -> torch.Tensor:
        root, half = self.ROOT, HANN_SAMPLES // 2
        wave = wave[:, 1:] - PREEMPHASIS * wave[:, :-1]
        wave = nn.functional.pad(wave[:, None], (half, half), mode="reflect")
        wave = wave[:, 0, :(FRAMES - 1) * HOP + HANN_SAMPLES].reshape(1, -1, root).transpose(1, 2)
        first = nn.functional.conv1d(wave, self.kernel_inner, stride=HOP // root, groups=root)
        first = first.reshape(root, 2, root, FRAMES).permute(2, 1, 0, 3).reshape(1, 2 * root * root, FRAMES)
        second = nn.functional.conv1d(first, self.kernel_outer, groups=root).reshape(root, 2, root // 2, FRAMES)
        power = (second * second).sum(1).reshape(FFT_SIZE // 2, FRAMES)
        return log_mel(self.bank @ power)[None, None]
