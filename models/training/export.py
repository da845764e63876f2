"""Writes the bundle: graphs, model.json with calibrated thresholds and measured numbers, the card."""
import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch

import evaluate
import train_ears
import train_sound
from vssl import backbone, card, concepts, doubt, graphs, heads, mel, noises, sounds, taught, teacher
from vssl.bundle import Bundle, heat

VERSION = "0.3.0"
OFFSCREEN_QUANTILE, NOISE_QUANTILE, SILENCE_MARGIN = 0.92, 0.995, 0.02
EVENT_QUANTILE = 0.99
LABEL = 0.5  # likelier than everything else together
PARITY = 1e-3


def trained(data: Path, work: Path):
    """The two graphs as PyTorch modules, with the weights that will be stored."""
    eye = backbone.Backbone()
    head = heads.PictureHead(eye.classifier)
    head.load_state_dict(torch.load(work / "picture.pt"))
    ears = heads.SoundHead()
    ears.load_state_dict(torch.load(work / "ears.pt"))
    nets = (graphs.PictureGraph(eye, head), graphs.SoundGraph(train_ears.ears(data, work), ears))
    for net in nets:
        graphs.fold(net)
        graphs.halve(net)
    return nets


def parity(out: Path, nets) -> float:
    """Greatest difference between PyTorch and ONNX Runtime over both graphs and odd inputs."""
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
            x = torch.from_numpy((rgb.astype(np.float32) / 255 - backbone.MEAN) / backbone.STD).permute(2, 0, 1)[None]
            worst = max(worst, float(np.abs(bundle.picture(rgb) - nets[0](x)[0].numpy()).max()))
    return worst


def agreement(data: Path, work: Path, ear) -> dict:
    """How the student's tags agree with the teacher's, for the card."""
    (power, index), found = sounds.load(work), {}
    ask = teacher.load(data / "weights" / "mn04_as_mAP_432.pt")
    for name, chosen in train_sound.parts(sounds.recordings(data), index).items():
        hits, cosine = train_sound.agreement(ear, ask, power, index, chosen)
        found |= {f"student_{name}_recordings": len(chosen), f"student_{name}": round(hits, 4),
                  f"student_{name}_cosine": round(cosine, 4)}
    ear.eval()
    return found


def calibrate(bundle: Bundle, ground: evaluate.Ground, trials: int = 500):
    """(threshold, event threshold) from the calibration half of the held-out data and training noise families."""
    r = ground.random
    hiss = [bundle.sound(noises.wave(noises.TRAINING[i % len(noises.TRAINING)], 900000 + i, bundle.samples))
            for i in range(120)]
    silence = bundle.sound(np.zeros(bundle.samples, np.float32))[0]
    quiet, noisy, foreign = [], [], []
    for _ in range(trials):
        concept = ground.any(list(ground.pictures))
        cells = bundle.picture(ground.view(ground.any(ground.pictures[concept]), *bundle.size))
        quiet.append(heat(cells, silence).max())
        noisy.append(heat(cells, ground.any(hiss)[0]).max())
        foreign.append(heat(cells, ground.foreign(concept)[1]).max())
    level = max(np.quantile(foreign, OFFSCREEN_QUANTILE), np.quantile(noisy, NOISE_QUANTILE),
                max(quiet) + SILENCE_MARGIN)
    return round(float(level), 3), round(float(np.quantile([h[1] for h in hiss], EVENT_QUANTILE)), 3)


def contract(out: Path, level: float, event: float, doubts: np.ndarray, metrics: dict, provenance: list) -> None:
    """Writes model.json."""
    values = {
        "schema": "vssl-model/1", "name": "vssl-default", "version": VERSION, "licence": "Apache-2.0",
        "description": "Says where in a picture the sound of the last two seconds comes from, for "
                       f"{concepts.COUNT} kinds of things that can be heard and seen.",
        "kind": "split", "provenance": provenance,
        "picture": {"file": "picture.onnx", "input": "picture", "output": "embedding", "width": backbone.SIZE,
                    "height": backbone.SIZE, "mean": [backbone.MEAN] * 3, "std": [backbone.STD] * 3,
                    "resize": "stretch"},
        "sound": {"file": "audio.onnx", "input": "waveform", "output": "embedding", "event_output": "event",
                  "label_output": "labels", "label_threshold": LABEL, "sample_rate": mel.SAMPLE_RATE,
                  "window_seconds": mel.WINDOW_SECONDS, "min_seconds": 0.5},
        "map": {"width": backbone.CELLS, "height": backbone.CELLS, "dimensions": heads.DIMENSIONS, "scale": "cosine"},
        "threshold": {"value": level, "rule": f"the greatest of: quantile {OFFSCREEN_QUANTILE} of heat maxima under "
                      f"off-screen sounds, quantile {NOISE_QUANTILE} under noise, maximum under silence + "
                      f"{SILENCE_MARGIN}", "data": "held-out pictures and recordings, calibration half; noise "
                      "generators of training with new seeds"},
        "doubt": {"factors": dict(zip((c.name for c in concepts.CONCEPTS), doubts.tolist())), "rule": doubt.RULE,
                  "data": "held-out pictures, calibration half"},
        "noise": {"event_threshold": event, "rule": f"quantile {EVENT_QUANTILE} of the event output under noise; "
                  "below it a sound that nothing in the picture explains is called noise",
                  "data": "noise generators of training with new seeds"},
        "labels": [c.name for c in concepts.CONCEPTS], "metrics": metrics,
        "files": {f: hashlib.sha256((out / f).read_bytes()).hexdigest() for f in ("picture.onnx", "audio.onnx")}}
    (out / "model.json").write_text(json.dumps(values, indent=1) + "\n")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "work", "out"):
        options.add_argument("--" + name, type=Path, required=True)
    options.add_argument("--trials", type=int, default=400)
    options = options.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    nets = trained(options.data, options.work)
    provenance, doubts = card.provenance(options.data), np.ones(concepts.COUNT)

    def picture_graph():
        graphs.write(nets[0], options.out / "picture.onnx", torch.zeros(1, 3, backbone.SIZE, backbone.SIZE),
                     ["picture", "embedding"])

    picture_graph()
    graphs.write(nets[1], options.out / "audio.onnx", torch.zeros(1, mel.WINDOW_SAMPLES),
                 ["waveform", "embedding", "event", "labels"])
    contract(options.out, 0.5, 0.5, doubts, {}, provenance)
    ground = evaluate.Ground(options.data, options.work, Bundle(options.out), "held", "calibration")
    doubts = doubt.factors(Bundle(options.out), ground)
    nets[0].doubt.copy_(torch.from_numpy(doubts))
    picture_graph()
    contract(options.out, 0.5, 0.5, doubts, {}, provenance)
    difference = parity(options.out, nets)
    print(f"parity {difference:.2e}, needed below {PARITY}", flush=True)
    level, event = calibrate(Bundle(options.out), ground)
    print(f"threshold {level}, event threshold {event}", flush=True)
    contract(options.out, level, event, doubts, {}, provenance)
    bundle, metrics = Bundle(options.out), agreement(options.data, options.work, nets[1].ear)
    for prefix, ears, part in (("", bundle, "held"), ("unseen_", bundle, "unseen"),
                               ("teacher_", taught.Taught(options.out, options.data), "held")):
        ground = evaluate.Ground(options.data, options.work, ears, part, "test")
        metrics |= {prefix + k: v for k, v in evaluate.measure(ears, ground, options.trials).items()}
    metrics["picture_milliseconds"], metrics["sound_milliseconds"] = (round(t, 1) for t in bundle.milliseconds())
    metrics["parity"] = float(f"{difference:.1e}")
    contract(options.out, level, event, doubts, metrics, provenance)
    shutil.copy(Path(__file__).parent / "model.schema.json", options.out / "model.schema.json")
    card.write(options.data, options.out)
    print(json.dumps(metrics, indent=1))


if __name__ == "__main__":
    main()
