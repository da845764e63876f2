# SPDX-License-Identifier: Apache-2.0
"""Scenes composed of pictures, whose places are known: mosaics, pasted pictures, cut-outs, boxed and single ones."""
import numpy as np
from PIL import Image

from vssl import backbone, camera_effects, cutouts
from vssl.pictures import IGNORE, NONE, Picture, load


def _cells(low: float, high: float) -> slice:
    """Cells whose centre lies in low..high of the picture's side."""
    centres = (np.arange(backbone.CELLS) + 0.5) / backbone.CELLS
    inside = np.flatnonzero((centres >= low) & (centres <= high))
    return slice(inside[0], inside[-1] + 1) if len(inside) else slice(0, 0)


class Composer:
    """Draws scenes: (picture uint8 [SIZE, SIZE, 3], labels [CELLS, CELLS] of concept index, NONE or IGNORE)."""

    def __init__(self, chosen: list[Picture], seed: int, masks: dict[str, np.ndarray]):
        """masks: figure against ground of sounding pictures, by path; see `cutouts`. The others are never cut out."""
        self.masks = masks
        self.random = np.random.default_rng(seed)
        self.sounding = [p for p in chosen if p.concept != NONE and not p.boxes]
        self.silent = [p for p in chosen if p.concept == NONE and not p.boxes]
        self.boxed = [p for p in chosen if p.boxes]
        self.by_concept = {}
        self.traced = {}
        for p in self.sounding:
            self.by_concept.setdefault(p.concept, []).append(p)
            if p.path in masks:
                self.traced.setdefault(p.concept, []).append(p)

    def one(self, sounding: bool = True, other_than: int | None = None) -> Picture:
        if not sounding:
            return self.silent[self.random.integers(len(self.silent))]
        return self._drawn(self.by_concept, other_than)

    def _drawn(self, groups: dict[int, list[Picture]], other_than: int | None) -> Picture:
        """A concept by the square root of how many pictures it has, then any of them."""
        options = [c for c in sorted(groups) if c != other_than]
        weights = np.array([len(groups[c]) for c in options], float) ** 0.5
        members = groups[options[self.random.choice(len(options), p=weights / weights.sum())]]
        return members[self.random.integers(len(members))]

    def view(self, picture: Picture, width: int, height: int, least: float = 0.75) -> np.ndarray:
        """A random crop, perhaps mirrored, squashed to width x height."""
        image, r = load(picture), self.random
        w, h = image.size
        cw, ch = int(w * r.uniform(least, 1)), int(h * r.uniform(least, 1))
        x, y = r.integers(w - cw + 1), r.integers(h - ch + 1)
        image = image.resize((width, height), Image.BILINEAR, box=(int(x), int(y), int(x) + cw, int(y) + ch))
        if r.random() < 0.5:
            image = image.transpose(Image.FLIP_LEFT_RIGHT)
        return np.asarray(image)

    def scene(self):
        kind = self.random.random()
        if kind < 0.28:
            return self.mosaic(*((2, 2) if self.random.random() < 0.6 else (2, 1)))[:2]
        if kind < 0.44:
            return self.pasted()
        if kind < 0.74:
            return self.cut_outs()
        if kind < 0.82 and self.boxed:
            return self.boxes()
        if kind < 0.90:
            return self.alone(self.one(False))
        return self.alone(self.one())

    def alone(self, picture: Picture):
        labels = np.full((backbone.CELLS,) * 2, NONE if picture.concept == NONE else IGNORE)
        if picture.concept != NONE:
            labels[_cells(0.3, 0.7), _cells(0.3, 0.7)] = picture.concept
        return self.view(picture, backbone.SIZE, backbone.SIZE), labels

    def dim(self):
        """Something under one lamp in the dark, mostly nothing that sounds: a lit thing on black is no person."""
        image, labels = ((self.view(self.one(False), backbone.SIZE, backbone.SIZE, 0.3),
                          np.full((backbone.CELLS,) * 2, NONE)) if self.random.random() < 0.6 else self.scene())
        return camera_effects.lamp(image, self.random), labels

    def mosaic(self, columns: int, rows: int, silent_share: float = 0.2):
        """Tiles of different concepts; the middle of each is labelled. Third: the concepts, row by row."""
        image = np.zeros((backbone.SIZE, backbone.SIZE, 3), np.uint8)
        labels = np.full((backbone.CELLS,) * 2, IGNORE)
        width, height, used = backbone.SIZE // columns, backbone.SIZE // rows, []
        for row in range(rows):
            for column in range(columns):
                picture = self.one(self.random.random() >= silent_share)
                while picture.concept != NONE and picture.concept in used:
                    picture = self.one()
                used.append(picture.concept)
                image[row * height:(row + 1) * height, column * width:(column + 1) * width] = self.view(
                    picture, width, height, 0.85)
                labels[_cells((row + 0.25) / rows, (row + 0.75) / rows),
                       _cells((column + 0.25) / columns, (column + 0.75) / columns)] = picture.concept
        return image, labels, used

    def pasted(self):
        """One or two pictures, small, on something silent; most of them cut to an ellipse, so that the silent ground
        comes close to the thing and cannot be recognized by a straight edge."""
        image = self.view(self.one(False), backbone.SIZE, backbone.SIZE, 0.5).copy()
        labels = np.full((backbone.CELLS,) * 2, NONE)
        last = None
        for _ in range(self.random.integers(1, 3)):
            picture = self.one(other_than=last)
            last = picture.concept
            side = self.random.uniform(0.28, 0.65)
            w, h = int(backbone.SIZE * side * self.random.uniform(0.8, 1)), int(backbone.SIZE * side)
            x, y = self.random.integers(backbone.SIZE - w + 1), self.random.integers(backbone.SIZE - h + 1)
            round_one = self.random.random() < 0.7
            distance = self._distance(backbone.SIZE, x, y, w, h)
            own = (distance <= 1 if round_one else np.zeros_like(distance, bool))[y:y + h, x:x + w, None]
            view = self.view(picture, w, h, 0.85)
            image[y:y + h, x:x + w] = np.where(own, view, image[y:y + h, x:x + w]) if round_one else view
            cells = self._distance(backbone.CELLS, *(v * backbone.CELLS / backbone.SIZE for v in (x, y, w, h)))
            labels[cells < (1.04 if round_one else 1.5)] = IGNORE
            labels[cells < (0.78 if round_one else 0.65)] = picture.concept
        return image, labels

    def cut_outs(self):
        """One or two things, cut out along their outlines, on something silent or on flat colours: ground is labelled
        right up to the thing."""
        image = Image.fromarray(self.view(self.one(False), backbone.SIZE, backbone.SIZE, 0.5) if self.random.random() < 0.6
                                else self._flat())
        labels = np.full((backbone.CELLS,) * 2, NONE)
        last = None
        for _ in range(self.random.integers(1, 3)):
            picture = self._drawn(self.traced, last)
            thing = cutouts.cut_out(load(picture), self.masks[picture.path])
            if thing is None:
                continue
            last = picture.concept
            scale = backbone.SIZE * self.random.uniform(0.16, 0.7) / max(thing.size)
            thing = thing.resize([max(8, int(side * scale)) for side in thing.size], Image.BILINEAR)
            if self.random.random() < 0.5:
                thing = thing.transpose(Image.FLIP_LEFT_RIGHT)
            place = tuple(int(self.random.integers(backbone.SIZE - side + 1)) for side in thing.size)
            alpha = cutouts.paste(image, thing, place)
            side = backbone.SIZE // backbone.CELLS
            share = alpha.reshape(backbone.CELLS, side, backbone.CELLS, side).mean((1, 3)) / 255
            labels[share > 0.08] = IGNORE
            labels[share >= min(0.5, share.max())] = picture.concept
        return np.asarray(image), labels

    def _flat(self) -> np.ndarray:
        """Two plain colours, one above the other, each a little brighter towards its top."""
        r = self.random
        image, horizon = np.empty((backbone.SIZE, backbone.SIZE, 3)), int(backbone.SIZE * r.uniform(0.2, 1))
        for rows in (slice(0, horizon), slice(horizon, None)):
            shade = np.linspace(1, r.uniform(0.7, 1), len(image[rows]))[:, None, None]
            image[rows] = r.uniform(40, 255, 3) * shade
        return (image + r.normal(0, r.uniform(0, 8), image.shape)).clip(0, 255).astype(np.uint8)

    @staticmethod
    def _distance(side: int, x: float, y: float, w: float, h: float) -> np.ndarray:
        """[side, side]: 0 in the middle of a box, 1 on the ellipse that fills it, 1.41 in its corners."""
        middle = np.arange(side) + 0.5
        return np.hypot(((middle - y) / h - 0.5)[:, None] * 2, ((middle - x) / w - 0.5)[None] * 2)

    def boxes(self):
        """A picture whose objects were boxed by people: inside a box its concept, outside all of them nothing."""
        picture = self.boxed[self.random.integers(len(self.boxed))]
        image = np.asarray(load(picture).resize((backbone.SIZE,) * 2, Image.BILINEAR))
        labels = np.full((backbone.CELLS,) * 2, NONE)
        for concept, left, top, right, bottom in picture.boxes:
            if concept != NONE:
                labels[_cells(top - 0.05, bottom + 0.05), _cells(left - 0.05, right + 0.05)] = IGNORE
        for concept, left, top, right, bottom in sorted(picture.boxes, key=lambda b: -(b[3] - b[1]) * (b[4] - b[2])):
            if concept != NONE:
                dx, dy = (right - left) * 0.2, (bottom - top) * 0.2
                labels[_cells(top + dy, bottom - dy), _cells(left + dx, right - dx)] = concept
        if self.random.random() < 0.5:
            image, labels = image[:, ::-1].copy(), labels[:, ::-1].copy()
        return image, labels
