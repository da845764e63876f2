# SPDX-License-Identifier: Apache-2.0
import numpy as np
import torch

from vssl import mel


def tone(hertz: float) -> torch.Tensor:
    return torch.sin(2 * torch.pi * hertz * torch.arange(mel.WINDOW_SAMPLES) / mel.SAMPLE_RATE).float()


def test_every_band_is_a_triangle_of_height_at_most_one():
    bank = mel.mel_matrix()
    assert bank.shape == (mel.BANDS, mel.FFT_SIZE // 2 + 1)
    assert bank.min() == 0 and bank.max() <= 1
    for band in bank:
        inside = np.flatnonzero(band)
        assert len(inside) == 0 or (np.diff(inside) == 1).all()


def test_a_tone_lies_in_the_band_of_its_pitch():
    for hertz in (500.0, 2000.0, 8000.0):
        band = int(mel.mel_power(tone(hertz)).mean(1).argmax())
        wanted = mel.of_hertz(hertz) / mel.of_hertz(mel.HIGH_HZ) * (mel.BANDS + 1) - 1
        assert abs(band - wanted) <= 1


def test_silence_is_the_floor_of_the_logarithm():
    seen = mel.log_mel(mel.mel_power(torch.zeros(mel.WINDOW_SAMPLES)))
    assert torch.allclose(seen, torch.full_like(seen, (np.log(1e-5) + 4.5) / 5))


def test_the_front_end_in_the_graph_is_the_one_by_fft():
    wave = torch.from_numpy(np.random.default_rng(1).uniform(-1, 1, mel.WINDOW_SAMPLES).astype(np.float32))
    wanted = mel.log_mel(mel.mel_power(wave))[:, :mel.FRAMES]
    assert torch.allclose(mel.MelInGraph()(wave[None])[0, 0], wanted, atol=1e-3)
