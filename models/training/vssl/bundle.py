# SPDX-License-Identifier: Apache-2.0
"""A bundle as the product runs it: ONNX Runtime on one core, the numbers of model.json and nothing else."""
import json
import time
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image


class Bundle:
    """picture(rgb) -> [D, h, w]; sound(wave) -> (vector [D], event, labels [K])."""

    def __init__(self, folder: Path):
        self.card = json.loads((folder / "model.json").read_text())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3

        def session(part):
            return onnxruntime.InferenceSession(str(folder / self.card[part]["file"]), options,
                                                providers=["CPUExecutionProvider"])

        self.eye, self.ear = session("picture"), session("sound")
        self.threshold = self.card["threshold"]["value"]
        self.event_threshold = self.card["noise"]["event_threshold"]
        self.samples = int(self.card["sound"]["sample_rate"] * self.card["sound"]["window_seconds"])
        self.size = self.card["picture"]["width"], self.card["picture"]["height"]

    def picture(self, rgb: np.ndarray) -> np.ndarray:
        """Bytes [height, width, 3] of any size."""
        if rgb.shape[1::-1] != self.size:
            rgb = np.asarray(Image.fromarray(rgb).resize(self.size, Image.BILINEAR))
        part = self.card["picture"]
        x = (rgb.astype(np.float32) / 255 - np.array(part["mean"], np.float32)) / np.array(part["std"], np.float32)
        return self.eye.run([part["output"]], {part["input"]: x.transpose(2, 0, 1)[None]})[0][0]

    def sound(self, wave: np.ndarray):
        """Mono at the bundle's rate; cut or zero-padded to the window."""
        part = self.card["sound"]
        whole = np.zeros(self.samples, np.float32)
        whole[:min(len(wave), self.samples)] = wave[:self.samples]
        names = [part["output"]] + [part[k] for k in ("event_output", "label_output") if k in part]
        found = self.ear.run(names, {part["input"]: whole[None]})
        return found[0][0], float(found[1][0]) if len(found) > 1 else 1.0, found[2][0] if len(found) > 2 else None

    def named(self, cells: np.ndarray, vector: np.ndarray) -> int | None:
        """The label that most of the hottest cell's heat comes from; None: unknown."""
        parts = cells.reshape(len(vector), -1)[:, heat(cells, vector).argmax()] * vector
        best = int(parts[:len(self.card["labels"])].argmax())
        return best if parts[best] > self.card["map"]["label_share"] * parts.sum() else None

    def heard(self, likelihoods: np.ndarray) -> int | None:
        """The sound's own label; None: unknown."""
        best = int(likelihoods.argmax())
        return best if likelihoods[best] >= self.card["sound"]["label_threshold"] else None

    def milliseconds(self, rounds: int = 30) -> tuple[float, float]:
        """Median time of picture and sound graph, one core."""
        rgb, wave = np.zeros((*self.size[::-1], 3), np.uint8), np.zeros(self.samples, np.float32)
        spent = ([], [])
        for _ in range(rounds):
            for part, call in enumerate((lambda: self.picture(rgb), lambda: self.sound(wave))):
                started = time.perf_counter()
                call()
                spent[part].append(time.perf_counter() - started)
        return tuple(1000 * float(np.median(s)) for s in spent)


def heat(cells: np.ndarray, vector: np.ndarray) -> np.ndarray:
    """[D, h, w] and [D] -> [h, w]."""
    return np.einsum("dhw,d->hw", cells, vector)
