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
import train_picture
import train_sound
from vssl import backbone, card, concepts, doubt, folding, graphs, heads, mel, noises, quantized, sounds, taught, teacher
from vssl.bundle import Bundle, heat

VERSION = "0.9.0"
OFFSCREEN_QUANTILE, NOISE_QUANTILE, SILENCE_MARGIN = 0.93, 0.995, 0.02
EVENT_QUANTILE = 0.99  # of noise; 1 - it of sounds
LABEL = 0.5  # likelier than everything else together; or more of a place's heat
PARITY = 1e-3
EXACT = ("/head/Conv", "/head/opinion/opinion.1/", "/head/learnt/learnt.3/")  # what logits come from or go into


def picture_head(work: Path) -> heads.PictureHead:
    head = heads.PictureHead(backbone.Backbone().classifier)
    head.load_state_dict(torch.load(work / "picture.pt"))
    return head.eval()


def trained(data: Path, work: Path):
    """The two graphs as PyTorch modules, with the weights that will be stored."""
    ears = heads.SoundHead()
    ears.load_state_dict(torch.load(work / "ears.pt"))
    nets = (graphs.PictureGraph(backbone.trained(work), picture_head(work)),
            graphs.SoundGraph(train_ears.ears(data, work), ears))
    for net in nets:
        folding.fold(net)
        graphs.halve(net)
    return nets


def write_picture(out: Path, work: Path, net, seen: np.ndarray | None) -> None:
    """OUT/picture.onnx; `seen`: training scenes from which the ranges of eight bits are learnt, None for single precision."""
    exact = out / "picture.onnx" if seen is None else work / "picture-single.onnx"
    graphs.write(net, exact, torch.zeros(1, 3, backbone.SIZE, backbone.SIZE), ["picture", "embedding"])
    if seen is not None:
        quantized.write(exact, out / "picture.onnx", seen, EXACT)


def write_sound(out: Path, net) -> None:
    """OUT/audio.onnx."""
    graphs.write(net, out / "audio.onnx", torch.zeros(1, mel.WINDOW_SAMPLES), ["waveform", "embedding", "event", "labels"])


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
            x = torch.from_numpy(train_picture.normalised(rgb[None]))
            worst = max(worst, float(np.abs(bundle.picture(rgb) - nets[0](x)[0].numpy()).max()))
    return worst


def likeness(single: Bundle, bundle: Bundle, ground: evaluate.Ground) -> float:
    """Mean cosine of what the cells of held-out pictures hold in single precision and as written."""
    shown = [p for group in ground.pictures.values() for p in group][:100]
    pairs = ((single.picture(view), bundle.picture(view)) for view in (ground.view(p, *bundle.size) for p in shown))
    return round(float(np.mean([(a * b).sum(0).mean() for a, b in pairs])), 4)


def agreement(data: Path, work: Path, ear) -> dict:
    """How the student's tags agree with the teacher's, for the card."""
    (power, index), found = sounds.load(work), {}
    ask = teacher.load(data)
    for name, chosen in train_sound.parts(sounds.recordings(data), index).items():
        hits, cosine = train_sound.agreement(ear, ask, power, index, chosen)
        found |= {f"student_{name}_recordings": len(chosen), f"student_{name}": round(hits, 4),
                  f"student_{name}_cosine": round(cosine, 4)}
    ear.eval()
    return found


def negatives(bundle: Bundle, ground: evaluate.Ground, trials: int = 4000):
    """Heat maxima of the calibration half's pictures under silence, noise of training families and off-screen sounds, and how
    much of an event the noises are."""
    hiss = [bundle.sound(noises.wave(noises.TRAINING[i % len(noises.TRAINING)], 900000 + i, bundle.samples))
            for i in range(120)]
    silence = bundle.sound(np.zeros(bundle.samples, np.float32))[0]
    seen = {p.path: bundle.picture(ground.view(p, *bundle.size)) for group in ground.pictures.values() for p in group}
    quiet, noisy, foreign = [], [], []
    for _ in range(trials):
        concept = ground.any(list(ground.pictures))
        cells = seen[ground.any(ground.pictures[concept]).path]
        quiet.append(heat(cells, silence).max())
        noisy.append(heat(cells, ground.any(hiss)[0]).max())
        foreign.append(heat(cells, ground.foreign(concept)[1]).max())
    return quiet, noisy, foreign, [event for _, event, _ in hiss]


def calibrate(bundle: Bundle, ground: evaluate.Ground):
    """(threshold, event threshold) from the calibration half of the held-out data and training noise families."""
    quiet, noisy, foreign, hiss = negatives(bundle, ground)
    level = max(np.quantile(foreign, OFFSCREEN_QUANTILE), np.quantile(noisy, NOISE_QUANTILE),
                max(quiet) + SILENCE_MARGIN)
    events = [s[2] for group in ground.sounds.values() for s in group]
    edges = np.array([np.quantile(hiss, EVENT_QUANTILE), np.quantile(events, 1 - EVENT_QUANTILE)]).clip(1e-6, 1 - 1e-6)
    middle = 1 / (1 + np.exp(-np.log(edges / (1 - edges)).mean()))
    return round(float(level), 3), round(float(middle), 3)


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
        "map": {"width": backbone.CELLS, "height": backbone.CELLS, "dimensions": heads.DIMENSIONS,
                "label_share": LABEL, "scale": "cosine"},
        "threshold": {"value": level, "rule": f"the greatest of: quantile {OFFSCREEN_QUANTILE} of heat maxima under "
                      f"off-screen sounds, quantile {NOISE_QUANTILE} under noise, maximum under silence + "
                      f"{SILENCE_MARGIN}", "data": "held-out pictures and recordings, calibration half; noise "
                      "generators of training with new seeds"},
        "doubt": {"factors": dict(zip((c.name for c in concepts.CONCEPTS), doubts.tolist())), "rule": doubt.RULE,
                  "data": "held-out pictures, calibration half"},
        "noise": {"event_threshold": event, "rule": "the middle, by the odds' logarithm, between "
                  f"quantile {EVENT_QUANTILE} of the event output under noise and quantile {1 - EVENT_QUANTILE:.2f} under "
                  "sounds; below it a sound that nothing in the picture explains is called noise",
                  "data": "noise generators of training with new seeds; held-out recordings, calibration half"},
        "labels": [c.name for c in concepts.CONCEPTS], "metrics": metrics,
        "files": {f: hashlib.sha256((out / f).read_bytes()).hexdigest() for f in ("picture.onnx", "audio.onnx")}}
    (out / "model.json").write_text(json.dumps(values, indent=1) + "\n")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "work", "out"):
        options.add_argument("--" + name, type=Path, required=True)
    options.add_argument("--trials", type=int, default=400)
    options.add_argument("--single", action="store_true", help="the picture graph in single precision, not in eight bits")
    options = options.parse_args()
    data, work, out = options.data, options.work, options.out
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    nets = trained(data, work)
    provenance, doubts = card.provenance(data), np.ones(concepts.COUNT)
    write_picture(out, work, nets[0], None)
    write_sound(out, nets[1])
    contract(out, 0.5, 0.5, doubts, {}, provenance)
    difference = parity(out, nets)
    print(f"parity {difference:.2e}, needed below {PARITY}", flush=True)
    seen, single = None if options.single else train_picture.examples(data, work), Bundle(out)
    write_picture(out, work, nets[0], seen)
    contract(out, 0.5, 0.5, doubts, {}, provenance)
    ground = evaluate.Ground(data, work, Bundle(out), "held", "calibration")
    kept = likeness(single, Bundle(out), ground)
    print(f"cells in eight bits beside single precision: cosine {kept:.4f}", flush=True)
    doubts = doubt.factors(Bundle(out), ground)
    nets[0].doubt.copy_(torch.from_numpy(doubts))
    write_picture(out, work, nets[0], seen)
    contract(out, 0.5, 0.5, doubts, {}, provenance)
    level, event = calibrate(Bundle(out), ground)
    print(f"threshold {level}, event threshold {event}", flush=True)
    contract(out, level, event, doubts, {}, provenance)
    bundle, metrics = Bundle(out), agreement(data, work, nets[1].ear)
    for prefix, ears, part in (("", bundle, "held"), ("unseen_", bundle, "unseen"),
                               ("teacher_", taught.Taught(out, data), "held")):
        ground = evaluate.Ground(data, work, ears, part, "test")
        metrics |= {prefix + k: v for k, v in evaluate.measure(ears, ground, options.trials).items()}
    metrics["picture_milliseconds"], metrics["sound_milliseconds"] = (round(t, 1) for t in bundle.milliseconds())
    metrics["parity"], metrics["eight_bit_cosine"] = float(f"{difference:.1e}"), kept
    contract(out, level, event, doubts, metrics, provenance)
    shutil.copy(Path(__file__).parent / "model.schema.json", out / "model.schema.json")
    card.write(data, out)
    print(json.dumps(metrics, indent=1))


if __name__ == "__main__":
    main()
