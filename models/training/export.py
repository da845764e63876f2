# SPDX-License-Identifier: Apache-2.0
"""Writes the bundle: graphs, model.json with calibrated thresholds and measured numbers, the card and whom to credit."""
import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch

from vssl import (
    backbone,
    calibration,
    concept_calibration,
    concepts,
    contract,
    credits,
    distillation,
    fold_batchnorm,
    graphs,
    heads,
    measures,
    mel,
    model_card,
    noises,
    picture_head,
    picture_scenes,
    sounds,
    student,
    teacher,
)
from vssl.bundle import Bundle
from vssl.held_out import Ground
from vssl.teacher_bundle import TeacherBundle

PARITY = 1e-3


def trained(data: Path, work: Path):
    """The two graphs as PyTorch modules, with the weights that will be stored."""
    sound_head = heads.SoundHead()
    sound_head.load_state_dict(torch.load(work / "ears.pt"))
    nets = (graphs.PictureGraph(backbone.trained(work), picture_head.trained(work)),
            graphs.SoundGraph(student.trained(data, work), sound_head))
    for net in nets:
        fold_batchnorm.fold(net)
        graphs.halve(net)
    return nets


def parity(out: Path, nets) -> float:
    """Greatest difference between PyTorch and ONNX Runtime over both graphs in single precision and odd inputs."""
    bundle, worst, random = Bundle(out), 0.0, np.random.default_rng(3)
    waves = [np.zeros(mel.WINDOW_SAMPLES, np.float32), random.uniform(-1, 1, mel.WINDOW_SAMPLES).astype(np.float32),
             *(noises.wave(f, 9, mel.WINDOW_SAMPLES) for f in noises.TRAINING)]
    with torch.no_grad():
        for wave in waves:
            wanted = nets[1](torch.from_numpy(wave)[None])
            worst = max(worst, *(float(np.abs(np.asarray(a) - b[0].numpy()).max())
                                 for a, b in zip(bundle.sound(wave), wanted)))
        for _ in range(4):
            rgb = random.integers(0, 256, (backbone.SIZE, backbone.SIZE, 3), np.uint8)
            x = torch.from_numpy(picture_scenes.normalised(rgb[None]))
            worst = max(worst, float(np.abs(bundle.picture(rgb) - nets[0](x)[0].numpy()).max()))
    return worst


def likeness(single: Bundle, bundle: Bundle, ground: Ground) -> float:
    """Mean cosine of what the cells of held-out pictures hold in single precision and as written."""
    shown = [p for group in ground.pictures.values() for p in group][:100]
    pairs = ((single.picture(view), bundle.picture(view)) for view in (ground.view(p, *bundle.size) for p in shown))
    return round(float(np.mean([(a * b).sum(0).mean() for a, b in pairs])), 4)


def agreement(data: Path, work: Path, ear) -> dict:
    """How the student's tags agree with the teacher's, for the card."""
    (power, index), found = sounds.load(work), {}
    ask = teacher.load(data)
    for name, chosen in distillation.parts(sounds.recordings(data), index).items():
        hits, cosine = distillation.agreement(ear, ask, power, index, chosen)
        found |= {f"student_{name}_recordings": len(chosen), f"student_{name}": round(hits, 4),
                  f"student_{name}_cosine": round(cosine, 4)}
    ear.eval()
    return found


class Export:
    """One bundle, being written: model.json first without thresholds, so that the product's own code can calibrate it."""

    def __init__(self, data: Path, work: Path, out: Path, single: bool):
        self.data, self.work, self.out, self.single = data, work, out, single
        self.nets, self.provenance = trained(data, work), credits.provenance(data)
        self.factors = np.ones(concepts.COUNT)

    def uncalibrated(self) -> Bundle:
        contract.write(self.out, 0.5, 0.5, self.factors, {}, self.provenance)
        return Bundle(self.out)

    def graphs(self) -> dict:
        """Writes both; how far they are from PyTorch and from single precision."""
        contract.write_picture(self.out, self.work, self.nets[0], None)
        contract.write_sound(self.out, self.nets[1])
        exact = self.uncalibrated()
        difference = parity(self.out, self.nets)
        print(f"parity {difference:.2e}, expected below {PARITY}", flush=True)
        seen = None if self.single else picture_scenes.examples(self.data, self.work)
        contract.write_picture(self.out, self.work, self.nets[0], seen)
        bundle = self.uncalibrated()
        ground = Ground(self.data, self.work, bundle, "held", "calibration")
        kept = likeness(exact, bundle, ground)
        print(f"cells in eight bits beside single precision: cosine {kept:.4f}", flush=True)
        self.factors = concept_calibration.factors(bundle, ground)
        self.nets[0].doubt.copy_(torch.from_numpy(self.factors))
        contract.write_picture(self.out, self.work, self.nets[0], seen)
        return {"parity": float(f"{difference:.1e}"), "eight_bit_cosine": kept}

    def thresholds(self) -> tuple[float, float]:
        bundle = self.uncalibrated()
        level, event = calibration.calibrate(bundle, Ground(self.data, self.work, bundle, "held", "calibration"))
        print(f"threshold {level}, event threshold {event}", flush=True)
        return level, event

    def metrics(self, bundle: Bundle, trials: int) -> dict:
        found = agreement(self.data, self.work, self.nets[1].ear)
        for prefix, hearing, part in (("", bundle, "held"), ("unseen_", bundle, "unseen"),
                                      ("teacher_", TeacherBundle(self.out, self.data), "held")):
            ground = Ground(self.data, self.work, hearing, part, "test")
            found |= {prefix + k: v for k, v in measures.measure(hearing, ground, trials).items()}
        found["picture_milliseconds"], found["sound_milliseconds"] = (round(t, 1) for t in bundle.milliseconds())
        return found

    def write(self, trials: int) -> dict:
        """The whole bundle; what was measured of it."""
        fidelity = self.graphs()
        level, event = self.thresholds()
        contract.write(self.out, level, event, self.factors, {}, self.provenance)
        metrics = self.metrics(Bundle(self.out), trials) | fidelity
        contract.write(self.out, level, event, self.factors, metrics, self.provenance)
        shutil.copy(Path(__file__).parent / "model.schema.json", self.out / "model.schema.json")
        (self.out / "credits.json").write_text(credits.dumps(self.data))
        model_card.write(self.out)
        return metrics


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "work", "out"):
        options.add_argument("--" + name, type=Path, required=True)
    options.add_argument("--trials", type=int, default=400)
    options.add_argument("--single", action="store_true", help="the picture graph in single precision, not in eight bits")
    options = options.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    metrics = Export(options.data, options.work, options.out, options.single).write(options.trials)
    print(json.dumps(metrics, indent=1))


if __name__ == "__main__":
    main()
