# SPDX-License-Identifier: Apache-2.0
"""What a bundle is measured by: trials of composed pictures, beside an audio-blind baseline."""
import numpy as np

from vssl import backbone, noises
from vssl.bundle import Bundle, heat
from vssl.held_out import Ground

SIDE = backbone.SIZE
TILINGS = (("mosaic_2x2_pointing", 2, 2), ("right_of_two", 2, 1))  # measure, columns, rows


def tiled(ground: Ground, columns: int, rows: int):
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
    """The tile that the hottest cell lies in, row by row."""
    y, x = np.unravel_index(heatmap.argmax(), heatmap.shape)
    return int(y * rows // heatmap.shape[0]) * columns + int(x * columns // heatmap.shape[1])


class Trials:
    """What was found in pictures under their own sounds, and the pictures themselves to be shown under others."""

    def __init__(self, bundle: Bundle, ground: Ground):
        self.bundle, self.ground = bundle, ground
        self.mosaics, self.singles, self.blind, self.events, self.names = [], [], [], [], []
        self.seen = []  # concept and cells of each single picture

    def mosaic(self, columns: int, rows: int) -> tuple[bool, bool]:
        """Whether the hottest cell lies in the sounding tile: by the sound, and whatever the sound."""
        rgb, place, sound, concept = tiled(self.ground, columns, rows)
        cells = self.bundle.picture(rgb)
        own = self._shown(cells, sound, concept, self.mosaics)
        return tile_of(own, columns, rows) == place, tile_of(heat(cells, self.ground.anything), columns, rows) == place

    def single(self) -> None:
        """One picture under its own sound."""
        ground = self.ground
        concept = ground.any(ground.both)
        cells = self.bundle.picture(ground.view(ground.any(ground.pictures[concept]), SIDE, SIDE))
        self._shown(cells, ground.any(ground.sounds[concept]), concept, self.singles)
        self.blind.append(heat(cells, ground.anything).max())
        self.seen.append((concept, cells))

    def _shown(self, cells: np.ndarray, sound, concept: int, maxima: list) -> np.ndarray:
        _, vector, event, likelihoods = sound
        own = heat(cells, vector)
        maxima.append(own.max())
        self.events.append(event)
        if own.max() >= self.bundle.threshold:
            self.names.append((concept, self.bundle.named(cells, vector), self.bundle.heard(likelihoods)))
        return own

    def lit(self, maxima) -> float:
        """Share of pictures whose hottest cell reaches the threshold."""
        return np.mean(np.array(maxima) >= self.bundle.threshold)


def negatives(bundle: Bundle) -> dict[str, list]:
    """What the bundle makes of silence, as converters give it, and of noise of families that are only tested."""
    silence = [np.zeros(bundle.samples, np.float32), *(noises.wave(noises.dither, s, bundle.samples, (-96, -80))
                                                       for s in range(4))]
    return {"silence": [bundle.sound(w) for w in silence],
            "noise": [bundle.sound(noises.wave(family, 100 * n + s, bundle.samples))
                      for n, family in enumerate(noises.TESTING) for s in range(6)]}


def labels(names: list[tuple[int, int | None, int | None]]) -> dict:
    """How many lit pictures get a name and how many of the names are right, by place and by ear alone."""
    found = {"lit": len(names)}
    for way, said in (("named", [(c, place) for c, place, _ in names]), ("named_by_ear", [(c, ear) for c, _, ear in names])):
        known = [(c, name) for c, name in said if name is not None]
        found[way], found[way + "_rightly"] = len(known) / len(said), np.mean([c == name for c, name in known])
    return found


def false_alarms(bundle: Bundle, ground: Ground, trials: Trials, count: int) -> dict:
    """How often pictures light up that nothing in them made a sound: under silence, noise, foreign sounds; and background."""
    found, quiet = {}, negatives(bundle)
    for name, group in quiet.items():
        maxima = [heat(cells, v).max() for _, cells in trials.seen
                  for v, _, _ in [group[ground.random.integers(len(group))]]]
        found["false_alarm_" + name] = trials.lit(maxima)
        found["worst_heat_" + name] = max(maxima)
    found["event_on_noise"] = np.mean([e >= bundle.event_threshold for _, e, _ in quiet["noise"]])
    found["event_on_sounds"] = np.mean(np.array(trials.events) >= bundle.event_threshold)
    foreign = [heat(cells, ground.foreign(concept)[1]).max() for concept, cells in trials.seen]
    found["false_alarm_offscreen"] = trials.lit(foreign)
    level = np.quantile(trials.blind, 1 - trials.lit(trials.singles))
    found["false_alarm_audio_blind_at_same_detection"] = np.mean(np.array(trials.blind) >= level)
    dark = [heat(bundle.picture(ground.view(ground.any(ground.background), SIDE, SIDE)),
                 ground.any(ground.sounds[ground.any(list(ground.sounds))])[1]).max() for _ in range(count // 2)]
    found["false_alarm_background_picture"] = trials.lit(dark)
    found["offscreen_quantile_75"], found["positive_median"] = np.quantile(foreign, 0.75), np.median(trials.singles)
    return found


def measure(bundle: Bundle, ground: Ground, count: int) -> dict:
    """All rates, 0..1, and how many trials each is of."""
    trials, found = Trials(bundle, ground), {}
    for name, columns, rows in TILINGS:
        found[name], found[name + "_audio_blind"] = np.mean([trials.mosaic(columns, rows) for _ in range(count)], 0)
    for _ in range(count):
        trials.single()
    found["detection"], found["detection_in_mosaics"] = trials.lit(trials.singles), trials.lit(trials.mosaics)
    found |= labels(trials.names) | false_alarms(bundle, ground, trials, count)
    return {"trials": count, **{k: round(float(v), 4) for k, v in found.items()}}
