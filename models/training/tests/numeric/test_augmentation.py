# SPDX-License-Identifier: Apache-2.0
import numpy as np
import pytest

from vssl import augmentation, camera_effects, mel


@pytest.fixture
def power() -> np.ndarray:
    return np.random.default_rng(2).gamma(2, size=(mel.FRAMES, mel.BANDS)).astype(np.float32)


@pytest.mark.parametrize("seed", range(40))
def test_an_altered_recording_has_its_shape_and_no_power_below_zero(power, seed):
    before = power.copy()
    out = augmentation.altered(np.random.default_rng(seed), power)
    assert out.shape == power.shape
    assert np.isfinite(out).all() and out.min() >= 0
    assert np.array_equal(power, before), "what was handed in must stay as it was"


@pytest.mark.parametrize("seed", range(20))
def test_crossed_recordings_keep_the_length_of_the_first(power, seed):
    r = np.random.default_rng(seed)
    out = augmentation.crossed(r, power, np.roll(power, 7, 0))
    assert out.shape == power.shape
    assert np.isfinite(out).all() and out.min() >= 0


def test_a_recording_crossed_with_silence_stays_finite(power):
    for seed in range(12):
        assert np.isfinite(augmentation.crossed(np.random.default_rng(seed), power, np.zeros_like(power))).all()


@pytest.mark.parametrize("seed", range(40))
def test_an_invented_sound_has_power_and_none_below_zero(seed):
    out = augmentation.sound(np.random.default_rng(seed))
    assert out.shape == (mel.FRAMES, mel.BANDS)
    assert np.isfinite(out).all() and out.min() >= 0 and out.max() > 0


@pytest.mark.parametrize("effect", [camera_effects.shoot, camera_effects.lamp])
def test_a_picture_seen_by_a_camera_stays_a_picture(effect):
    picture = np.random.default_rng(3).integers(0, 256, (64, 48, 3), np.uint8)
    for seed in range(20):
        out = effect(picture, np.random.default_rng(seed))
        assert out.shape == picture.shape and out.dtype == np.uint8
