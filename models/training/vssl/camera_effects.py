# SPDX-License-Identifier: Apache-2.0
"""What cameras, lights and codecs do to a picture: scenes are composed of well-lit photographs, films are not."""
import io

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

SPARED = 0.35  # share of pictures left as they are
CODED = 0.3  # share of lamp-lit pictures that a codec has seen


def shoot(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """uint8 [h, w, 3] to the same scene under another light, through another lens, out of another codec."""
    if random.random() < SPARED:
        return picture
    light = (picture / 255.0) ** np.exp(random.normal(0, 0.45))
    light *= random.uniform(0.25, 1.15) * random.uniform(0.88, 1.12, 3)
    if random.random() < 0.3:
        light *= _spot(picture.shape[:2], random)[:, :, None]
    image = Image.fromarray((light.clip(0, 1) * 255).astype(np.uint8))
    image = ImageEnhance.Color(image).enhance(random.choice([0.0, random.uniform(0.3, 1.4)], p=[0.12, 0.88]))
    image = ImageEnhance.Contrast(image).enhance(random.uniform(0.6, 1.3))
    if random.random() < 0.4:
        image = image.filter(ImageFilter.GaussianBlur(random.uniform(0.3, 1.6)))
    grain = random.normal(0, random.uniform(0, 9), picture.shape)
    image = Image.fromarray((np.asarray(image) + grain).clip(0, 255).astype(np.uint8))
    return _coded(image, int(random.integers(25, 95)))


def lamp(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """uint8 [h, w, 3] to the same scene in the dark, with one lamp on a part of it: soft like a bulb or edged like a
    spotlight, coloured or not."""
    height, width = picture.shape[:2]
    reach = np.exp(random.uniform(np.log(0.12), np.log(0.5), 2))
    y = (np.linspace(0, 1, height)[:, None] - random.uniform(0.15, 0.85)) / reach[0]
    x = (np.linspace(0, 1, width)[None] - random.uniform(0.15, 0.85)) / reach[1]
    far = x ** 2 + y ** 2
    edge = random.uniform(2, 12)
    light = np.exp(-far / 2) if random.random() < 0.5 else 1 / (1 + np.exp(((far - 1) * edge).clip(-30, 30)))
    dark = random.choice([0, random.uniform(0, 0.12)])
    tint = random.uniform(0.6, 1.1, 3) if random.random() < 0.6 else np.ones(3)
    lit = picture * (dark + (1 - dark) * light[:, :, None]) * tint * random.uniform(0.5, 1.3)
    lit = (lit + random.normal(0, random.uniform(0, 5), lit.shape)).clip(0, 255).astype(np.uint8)
    return _coded(Image.fromarray(lit), int(random.integers(25, 95))) if random.random() < CODED else lit


def _spot(size: tuple[int, int], random: np.random.Generator) -> np.ndarray:
    """One lamp: 1 in its middle, dark far from it."""
    height, width = size
    y = np.linspace(0, 1, height)[:, None] - random.uniform(0.2, 0.8)
    x = np.linspace(0, 1, width)[None] - random.uniform(0.2, 0.8)
    return np.exp(-(x ** 2 + y ** 2) / (2 * random.uniform(0.25, 0.6) ** 2))


def _coded(image: Image.Image, quality: int) -> np.ndarray:
    coded = io.BytesIO()
    image.save(coded, "JPEG", quality=quality)
    return np.asarray(Image.open(coded))
