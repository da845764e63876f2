"""What each part of the recipe buys: sound heads trained anew with a part left out, three seeds each, and graphs written
without another. Prints a table in Markdown.

All rows have their threshold by the off-screen rule alone, so that what silence and noise do is seen and not calibrated
away."""
import argparse
from pathlib import Path

import numpy as np
import torch

import evaluate
import export
import train_ears
from vssl import backbone, concepts, graphs, heads, mel
from vssl.bundle import Bundle, heat

SEEDS, SCENES = (1, 2, 3), 10000
COLUMNS = ("mosaic_2x2_pointing", "right_of_two", "detection", "false_alarm_silence", "false_alarm_noise",
           "false_alarm_offscreen", "false_alarm_background_picture")


def write(out: Path, nets, doubts: np.ndarray) -> Bundle:
    out.mkdir(parents=True, exist_ok=True)
    nets[0].doubt.copy_(torch.from_numpy(doubts))
    graphs.write(nets[0], out / "picture.onnx", torch.zeros(1, 3, backbone.SIZE, backbone.SIZE), ["picture", "embedding"])
    graphs.write(nets[1], out / "audio.onnx", torch.zeros(1, mel.WINDOW_SAMPLES),
                 ["waveform", "embedding", "event", "labels"])
    export.contract(out, 0.5, 0.5, doubts, {}, [])
    return Bundle(out)


def measured(data: Path, work: Path, bundle: Bundle, trials: int) -> list[float]:
    ground = evaluate.Ground(data, work, bundle, "held", "calibration")
    foreign = []
    for _ in range(trials):
        concept = ground.any(list(ground.pictures))
        cells = bundle.picture(ground.view(ground.any(ground.pictures[concept]), *bundle.size))
        foreign.append(heat(cells, ground.foreign(concept)[1]).max())
    bundle.threshold = float(np.quantile(foreign, export.OFFSCREEN_QUANTILE))
    found = evaluate.measure(bundle, evaluate.Ground(data, work, bundle, "held"), trials)
    return [100 * found[c] for c in COLUMNS]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "work"):
        options.add_argument("--" + name, type=Path, required=True)
    options.add_argument("--trials", type=int, default=400)
    options = options.parse_args()
    data, work, out = options.data, options.work, options.work / "ablation"
    nets = export.trained(data, work)
    doubts, plain = np.array(list(Bundle(Path("../default")).card["doubt"]["factors"].values())), np.ones(concepts.COUNT)
    ear = train_ears.ears(data, work)
    torch.manual_seed(1)
    train, held = (train_ears.hear(data, work, ear, part, count, seed)
                   for part, count, seed in (("train", SCENES, 11), ("held", 1280, 12)))
    heard = train[2] != 0
    silent = [t[heard] for t in train]

    def row(name: str, scenes, seeds=SEEDS, doubts=doubts, softness: float = heads.SOFTNESS):
        heads.sound_vectors.__defaults__ = (softness,)
        rows = []
        for seed in seeds:
            torch.manual_seed(seed)
            nets[1].head = train_ears.learn(scenes, held)
            rows.append(measured(data, work, write(out, nets, doubts), options.trials))
        low, high = np.min(rows, 0), np.max(rows, 0)
        print("| " + " | ".join([name, *(f"{a:.1f}" if len(rows) == 1 or a == b else f"{a:.1f} to {b:.1f}"
                                         for a, b in zip(low, high))]) + " |", flush=True)

    print("| row | " + " | ".join(c.replace("_", " ") for c in COLUMNS) + " |\n|" + "---|" * (len(COLUMNS) + 1), flush=True)
    row("whole", train)
    row("sound head without silence and noise", silent)
    row("without doubt", train, SEEDS[:1], doubts=plain)
    row("without softness", train, SEEDS[:1], softness=1.0)


if __name__ == "__main__":
    main()
