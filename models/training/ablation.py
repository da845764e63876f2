# SPDX-License-Identifier: Apache-2.0
"""What each part of the recipe buys: heads trained anew with a part left out, and bundles written without another.
Prints a table in Markdown, a row at a time.

All rows but one have their threshold by the off-screen rule alone, so that what silence and noise do is seen and not
calibrated away."""
import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from vssl import (
    backbone,
    calibration,
    concept_calibration,
    concepts,
    contract,
    fold_batchnorm,
    graphs,
    heads,
    measures,
    picture_head,
    picture_scenes,
    pictures,
    sound_head,
    space,
    student,
)
from vssl.bundle import Bundle
from vssl.held_out import Ground
from vssl.teacher_bundle import TeacherBundle

SOUND_SEEDS, PICTURE_SEEDS, SCENES = (1, 2, 3), (2, 3), 10000
COLUMNS = ("mosaic_2x2_pointing", "right_of_two", "detection", "false_alarm_silence", "false_alarm_noise",
           "false_alarm_offscreen", "false_alarm_background_picture")


@dataclass(frozen=True)
class Part:
    """What a bundle is written from and calibrated with; a row changes one of these."""
    sound: torch.nn.Module
    picture: torch.nn.Module
    eight_bits: bool = True
    calibrated: bool = True
    softness: float = space.SOFTNESS
    by_teacher: bool = False
    offscreen_rule: bool = True


class Bench:
    """Writes bundles and measures them."""

    def __init__(self, data: Path, work: Path, trials: int):
        self.data, self.work, self.trials, self.out, self.seeing = data, work, trials, work / "ablation", None
        self.seen, self.ear = picture_scenes.examples(data, work), student.trained(data, work)
        self.out.mkdir(parents=True, exist_ok=True)

    def bundle(self, part: Part) -> Bundle:
        heads.sound_vectors.__defaults__ = (part.softness,)
        sound = graphs.SoundGraph(self.ear, part.sound)
        fold_batchnorm.fold(sound)
        contract.write_sound(self.out, sound)
        seeing = part.picture, part.eight_bits, part.calibrated
        if seeing != self.seeing:
            picture, self.seeing = graphs.PictureGraph(backbone.trained(self.work), part.picture), seeing
            fold_batchnorm.fold(picture)
            self._write(picture, part)
            if part.calibrated:
                found = concept_calibration.factors(Bundle(self.out), self._ground(Bundle(self.out), "calibration"))
                picture.doubt.copy_(torch.from_numpy(found))
                self._write(picture, part)
        return TeacherBundle(self.out, self.data) if part.by_teacher else Bundle(self.out)

    def _write(self, picture, part):
        contract.write_picture(self.out, self.work, picture, self.seen if part.eight_bits else None)
        contract.write(self.out, 0.5, 0.5, np.ones(concepts.COUNT), {}, [])

    def _ground(self, bundle, half):
        return Ground(self.data, self.work, bundle, "held", half)

    def row(self, part: Part) -> list[float]:
        bundle = self.bundle(part)
        _, noisy, foreign, _ = calibration.negatives(bundle, self._ground(bundle, "calibration"))
        bundle.threshold = float(np.quantile(foreign, calibration.OFFSCREEN_QUANTILE) if part.offscreen_rule
                                 else np.quantile(noisy, calibration.NOISE_QUANTILE))
        found = measures.measure(bundle, self._ground(bundle, "test"), self.trials)
        return [100 * found[c] for c in COLUMNS]


def show(name: str, rows: list[list[float]]) -> None:
    low, high = np.min(rows, 0).round(1), np.max(rows, 0).round(1)
    print("| " + " | ".join([name, *(f"{a:.1f}" if a == b else f"{a:.1f} to {b:.1f}" for a, b in zip(low, high))]) + " |",
          flush=True)


def seeded(seed: int, scenes, held):
    torch.manual_seed(seed)
    return sound_head.learn(scenes, held)


def mosaics(labels: np.ndarray) -> np.ndarray:
    """Which scenes are mosaics: no label along the top nor where tiles meet."""
    middle = labels.shape[1] // 2
    return (labels[:, 0] == pictures.IGNORE).all(1) & (labels[:, middle, middle] == pictures.IGNORE)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "work"):
        options.add_argument("--" + name, type=Path, required=True)
    options.add_argument("--trials", type=int, default=400)
    options = options.parse_args()
    data, work, bench = options.data, options.work, Bench(options.data, options.work, options.trials)
    torch.manual_seed(1)
    train, held = (sound_head.hear(data, work, bench.ear, part, count, seed)
                   for part, count, seed in (("train", SCENES, 11), ("held", 1280, 12)))
    whole = Part(seeded(1, train, held), picture_head.trained(work))
    print("| row | " + " | ".join(c.replace("_", " ") for c in COLUMNS) + " |\n|" + "---|" * (len(COLUMNS) + 1), flush=True)
    show("whole", [bench.row(replace(whole, sound=seeded(s, train, held))) for s in SOUND_SEEDS])
    heard = train[2] != 0
    show("sound head without silence and noise", [bench.row(replace(whole, sound=seeded(
        s, [t[heard] for t in train], held))) for s in SOUND_SEEDS])
    wordless = sound_head.hear(data, work, bench.ear, "train", SCENES, 11, words=False)
    show("sound head from the teacher's tags alone", [bench.row(replace(whole, sound=seeded(1, wordless, held)))])
    show("teacher as sound encoder", [bench.row(replace(whole, by_teacher=True))])
    show("threshold from noise alone, not from off-screen sounds", [bench.row(replace(whole, offscreen_rule=False))])
    show("without concept calibration", [bench.row(replace(whole, calibrated=False))])
    show("without softening what is heard", [bench.row(replace(whole, softness=1.0))])
    show("picture graph in single precision", [bench.row(replace(whole, eight_bits=False))])
    features, labels = picture_scenes.scenes(data, work)
    show("picture head, other seeds", [bench.row(replace(whole, picture=picture_head.learn(features, labels, seed)))
                                       for seed in PICTURE_SEEDS])
    kept = np.flatnonzero(~mosaics(labels["train"]))
    show("picture head without mosaics", [bench.row(replace(whole, picture=picture_head.learn(
        features, labels, chosen=kept)))])
    ground = labels | {"train": np.where(labels["train"] == pictures.NONE, pictures.IGNORE, labels["train"])}
    show("picture head without background labels", [bench.row(replace(whole, picture=picture_head.learn(
        features, ground)))])


if __name__ == "__main__":
    main()
