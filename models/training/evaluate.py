"""Measures a bundle on pictures and sounds that no weight of it was trained on.

Every number stands beside an audio-blind baseline: the same pictures, heat averaged over one
sound of every concept, so that it knows what sounds in general and nothing of what sounds now.
Writes OUT/evaluation.json; exit code 1 if a floor is missed."""
import argparse
import json
import re
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from vssl import backbone, concepts, noises, pictures, sounds, truth
from vssl.bundle import Bundle, heat

FLOORS = {"mosaic_2x2_pointing": 0.90, "right_of_two": 0.92, "detection": 0.86}
CEILINGS = {"false_alarm_silence": 0.0, "false_alarm_noise": 0.01, "false_alarm_offscreen": 0.12}
SIDE = backbone.SIZE


class Ground:
    """Held-out pictures and sounds by concept, and the sounds' vectors."""

    def __init__(self, data: Path, work: Path, bundle: Bundle, part: str, half: str = "test", most: int = 16):
        """part: which sounds; half: 'test', or 'calibration' for choosing thresholds, drawn from the same held-out data."""
        self.random = np.random.default_rng(7)
        self.pictures, self.sounds = {}, {}
        self.background = []
        for p in pictures.pictures(data):
            if p.part == "held" and not p.boxes and half_of(p.path) == half:
                bucket = self.background if p.concept == pictures.NONE else self.pictures.setdefault(p.concept, [])
                bucket.append(p)
        listed = list(zip(sounds.recordings(data), truth.truths(data, work)))
        self.random.shuffle(listed)
        for recording, concept in listed:
            known = self.sounds.setdefault(concept, [])
            if (concept is not None and recording.part == part and len(known) < most
                    and (part == "unseen" or half_of(recording.name) == half)):
                known.append((recording.path, *bundle.sound(loudest(recording.path, bundle.samples))))
        self.sounds = {c: s for c, s in self.sounds.items() if s}
        self.both = sorted(set(self.sounds) & set(self.pictures))
        self.anything = np.mean([np.mean([s[1] for s in group], 0) for group in self.sounds.values()], 0)

    def any(self, items):
        return items[self.random.integers(len(items))]

    def others(self, count: int, sounding: int) -> list[int]:
        """`count` pictured concepts that cannot be mistaken for the sounding one."""
        options = [c for c in self.pictures if concepts.apart(sounding, c)]
        return list(self.random.choice(options, count, replace=False))

    def foreign(self, concept: int):
        """A sound that nothing of this concept makes."""
        return self.any(self.sounds[self.any([c for c in self.sounds if concepts.apart(concept, c)])])

    def view(self, picture, width: int, height: int) -> np.ndarray:
        return np.asarray(pictures.load(picture).resize((width, height), Image.BILINEAR))


def half_of(name: str) -> str:
    """Splits held-out data by a checksum; pieces of one recording stay together."""
    stem = re.sub(r"-p\d+\.opus$", "", "/".join(Path(name).parts[-2:]))
    return "calibration" if zlib.crc32(stem.encode()[::-1]) % 5 < 2 else "test"


def loudest(path: str, samples: int) -> np.ndarray:
    """The window of greatest energy."""
    wave = sounds.decode(path)
    if len(wave) <= samples:
        return wave
    energy = np.concatenate([[0], np.cumsum(wave.astype(np.float64) ** 2)])
    starts = np.arange(0, len(wave) - samples + 1, 1600)
    best = starts[np.argmax(energy[starts + samples] - energy[starts])]
    return wave[best:best + samples]


def tiled(ground, columns: int, rows: int):
    """Picture of tiles, the sounding tile, the sound and what it is of."""
    concept = ground.any(ground.both)
    tiles = [concept, *ground.others(columns * rows - 1, concept)]
    order = ground.random.permutation(len(tiles))
    w, h = SIDE // columns, SIDE // rows
    rgb = np.zeros((SIDE, SIDE, 3), np.uint8)
    for place, which in enumerate(order):
        y, x = place // columns * h, place % columns * w
        rgb[y:y + h, x:x + w] = ground.view(ground.any(ground.pictures[tiles[which]]), w, h)
    return rgb, int(np.argwhere(order == 0)[0, 0]), ground.any(ground.sounds[concept]), concept


def tile_of(heatmap: np.ndarray, columns: int, rows: int) -> int:
    y, x = np.unravel_index(heatmap.argmax(), heatmap.shape)
    return int(y * rows // heatmap.shape[0]) * columns + int(x * columns // heatmap.shape[1])


def measure(bundle: Bundle, ground: Ground, trials: int) -> dict:
    """All rates, 0..1, and how many trials each is of."""
    r, found = ground.random, {}
    positives, events, names = [], [], []
    for name, columns, rows in (("mosaic_2x2_pointing", 2, 2), ("right_of_two", 2, 1)):
        right = np.zeros(2)
        for _ in range(trials):
            rgb, place, (_, vector, event, likelihoods), concept = tiled(ground, columns, rows)
            cells = bundle.picture(rgb)
            own = heat(cells, vector)
            right += [tile_of(own, columns, rows) == place, tile_of(heat(cells, ground.anything), columns, rows) == place]
            positives.append(own.max())
            events.append(event)
            if own.max() >= bundle.threshold:
                names.append((concept, bundle.named(cells, vector), bundle.heard(likelihoods)))
        found[name], found[name + "_audio_blind"] = right / trials
    singles, blind, cells_of = [], [], []
    for _ in range(trials):
        concept = ground.any(ground.both)
        cells = bundle.picture(ground.view(ground.any(ground.pictures[concept]), SIDE, SIDE))
        _, vector, event, likelihoods = ground.any(ground.sounds[concept])
        singles.append(heat(cells, vector).max())
        blind.append(heat(cells, ground.anything).max())
        events.append(event)
        cells_of.append((concept, cells))
        if singles[-1] >= bundle.threshold:
            names.append((concept, bundle.named(cells, vector), bundle.heard(likelihoods)))
    found["detection"] = np.mean(np.array(singles) >= bundle.threshold)
    found["detection_in_mosaics"] = np.mean(np.array(positives) >= bundle.threshold)
    found["lit"] = len(names)
    for way, said in (("named", [(c, place) for c, place, _ in names]), ("named_by_ear", [(c, ear) for c, _, ear in names])):
        known = [(c, name) for c, name in said if name is not None]
        found[way], found[way + "_rightly"] = len(known) / len(said), np.mean([c == name for c, name in known])
    level = np.quantile(blind, 1 - found["detection"])
    silence = [np.zeros(bundle.samples, np.float32), *(noises.wave(noises.dither, s, bundle.samples, (-96, -80))
                                                       for s in range(4))]
    negatives = {"silence": [bundle.sound(w) for w in silence],
                 "noise": [bundle.sound(noises.wave(family, 100 * n + s, bundle.samples))
                           for n, family in enumerate(noises.TESTING) for s in range(6)]}
    for name, group in negatives.items():
        maxima = [heat(cells, v).max() for _, cells in cells_of for v, _, _ in [group[r.integers(len(group))]]]
        found["false_alarm_" + name] = np.mean(np.array(maxima) >= bundle.threshold)
        found["worst_heat_" + name] = max(maxima)
    found["event_on_noise"] = np.mean([e >= bundle.event_threshold for _, e, _ in negatives["noise"]])
    found["event_on_sounds"] = np.mean(np.array(events) >= bundle.event_threshold)
    fooled = []
    for concept, cells in cells_of:
        fooled.append(heat(cells, ground.foreign(concept)[1]).max())
    found["false_alarm_offscreen"] = np.mean(np.array(fooled) >= bundle.threshold)
    found["false_alarm_audio_blind_at_same_detection"] = np.mean(np.array(blind) >= level)
    dark = [heat(bundle.picture(ground.view(ground.any(ground.background), SIDE, SIDE)),
                 ground.any(ground.sounds[ground.any(list(ground.sounds))])[1]).max() for _ in range(trials // 2)]
    found["false_alarm_background_picture"] = np.mean(np.array(dark) >= bundle.threshold)
    found["offscreen_quantile_75"], found["positive_median"] = np.quantile(fooled, 0.75), np.median(singles)
    return {"trials": trials, **{k: round(float(v), 4) for k, v in found.items()}}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "work", "bundle"):
        options.add_argument("--" + name, type=Path, required=True)
    options.add_argument("--out", type=Path)
    options.add_argument("--trials", type=int, default=400)
    options.add_argument("--part", default="held", choices=["held", "unseen"])
    options = options.parse_args()
    bundle = Bundle(options.bundle)
    ground = Ground(options.data, options.work, bundle, options.part)
    found = measure(bundle, ground, options.trials)
    found["picture_milliseconds"], found["sound_milliseconds"] = (round(t, 2) for t in bundle.milliseconds())
    missed = [f"{k} is {found[k]}, needed at least {v}" for k, v in FLOORS.items() if found[k] < v]
    missed += [f"{k} is {found[k]}, needed at most {v}" for k, v in CEILINGS.items() if found[k] > v]
    print(json.dumps(found, indent=1))
    print("concepts tested:", ", ".join(concepts.CONCEPTS[c].name for c in ground.both))
    print("\n".join(missed) or "every floor holds")
    if options.out:
        (options.out / "evaluation.json").write_text(json.dumps(found, indent=1) + "\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
