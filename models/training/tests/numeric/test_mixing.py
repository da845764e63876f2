# SPDX-License-Identifier: Apache-2.0
import numpy as np
import pytest
import torch

from vssl import mel, mixing


@pytest.fixture
def mixer() -> mixing.Mixer:
    """Of two kinds of recordings, one long and three short."""
    power = np.random.default_rng(1).uniform(0.1, 1, (1000, mel.BANDS)).astype(np.float32)
    index = np.array([[[0, 500]] * 3, [[500, 60]] * 3, [[560, 60]] * 3, [[620, 60]] * 3])
    return mixing.Mixer(power, index, ["long", "short", "short", "short"], 1)


def test_a_passband_is_one_inside_half_at_its_edges_and_none_beyond():
    band = mixing.passband(20, 100, 2)
    assert band.shape == (mel.BANDS,)
    assert band[60] == pytest.approx(1, abs=1e-6)
    assert band[20] == pytest.approx(0.5, abs=1e-6) and band[100] == pytest.approx(0.5, abs=1e-6)
    assert band[0] < 1e-6 and band[127] < 1e-6


def test_a_kind_is_drawn_by_the_square_root_of_its_size(mixer):
    short = np.mean([mixer.pick() > 0 for _ in range(4000)])
    assert short == pytest.approx(3 ** 0.5 / (1 + 3 ** 0.5), abs=0.03)


def test_a_long_recording_is_cut(mixer):
    window = mixer.window(0)
    assert window.shape == (mel.FRAMES, mel.BANDS)
    assert any(np.array_equal(window, mixer.power[at:at + mel.FRAMES]) for at in range(301))


def test_a_short_recording_is_repeated_or_stands_in_silence(mixer):
    for window in (mixer.window(1) for _ in range(20)):
        assert window.shape == (mel.FRAMES, mel.BANDS)
        silent = (window == 0).all(1).sum()
        assert silent in (0, mel.FRAMES - 60)


def test_scenes_are_finite_and_not_negative(mixer):
    for scene in [mixer.scene() for _ in range(60)] + [mixer.scene(1) for _ in range(20)]:
        assert scene.shape == (mel.FRAMES, mel.BANDS)
        assert np.isfinite(scene).all() and scene.min() >= 0


def test_noise_has_unit_mean_power(mixer):
    assert mixer.coloured().mean() == pytest.approx(1, abs=1e-4)


def test_a_batch_is_what_networks_see(mixer):
    batch = mixer.batch(4)
    assert batch.shape == (4, 1, mel.BANDS, mel.FRAMES) and batch.dtype == torch.float32


def test_the_same_seed_draws_the_same_scenes(mixer):
    again = mixing.Mixer(mixer.power, mixer.index, ["long", "short", "short", "short"], 1)
    assert torch.equal(mixer.batch(3), again.batch(3))
