# SPDX-License-Identifier: Apache-2.0
"""Writes scenes of held-out pictures and recordings as a folder that `./vssl evaluate --folder` reads.

Two kinds, each in a folder of its own: mosaics of four pictures, with the sounding tile as box, and pairs of cut-outs on
ground that does not sound, with the sounding one's own pixels as mask. Every picture stands there twice, with the sound
of one thing and of another, so that it is seen whether the map follows the sound.
"""
import argparse
import json
import shutil
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.io import wavfile

from vssl import concepts, cutouts, mel, pictures
from vssl.bundle import Bundle
from vssl.held_out import Ground, loudest

SIDE = 352
CUT, DOUBTFUL = 16, 1.2  # pictures of each thing; pixels of which it is not clear what they are, to those of the figure
ANYTHING = "BACKGROUND_Google"  # Caltech's pictures of no class may show things that sound


class Folder:
    """One folder of scenes, being written."""

    def __init__(self, out: Path):
        self.out, self.lines = out, []
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)

    def add(self, scene: int, image: np.ndarray, sounding: list[tuple[int, str, dict]]):
        """sounding: concept, path of the recording, and where: {"boxes": ...} or {"mask": bool [SIDE, SIDE]}."""
        Image.fromarray(image).save(self.out / f"{scene:04d}.png")
        for number, (concept, recording, where) in enumerate(sounding):
            stem = f"{scene:04d}-{number}"
            wave = loudest(recording, mel.WINDOW_SAMPLES)
            wavfile.write(self.out / f"{stem}.wav", mel.SAMPLE_RATE, (wave.clip(-1, 1) * 32767).astype(np.int16))
            if "mask" in where:
                Image.fromarray(where["mask"].astype(np.uint8) * 255).save(self.out / f"{stem}.mask.png")
                where = {"mask": f"{stem}.mask.png"}
            self.lines.append({"picture": f"{scene:04d}.png", "sound": f"{stem}.wav", "scene": str(scene),
                               "category": concepts.CONCEPTS[concept].name, **where})

    def close(self):
        (self.out / "manifest.jsonl").write_text("".join(json.dumps(line) + "\n" for line in self.lines))


def mosaic(ground: Ground):
    """Four tiles, two of which have recordings."""
    r, half = ground.random, SIDE // 2
    first = ground.any(ground.both)
    second = ground.any([c for c in ground.both if concepts.apart(first, c)])
    quiet = [c for c in ground.others(len(ground.pictures) // 2, first) if concepts.apart(second, c)][:2]
    image, tiles, order = np.zeros((SIDE, SIDE, 3), np.uint8), [first, second, *quiet], r.permutation(4)
    sounding = []
    for place, which in enumerate(order):
        y, x = place // 2, place % 2
        image[y * half:(y + 1) * half, x * half:(x + 1) * half] = ground.view(
            ground.any(ground.pictures[tiles[which]]), half, half)
        if which < 2:
            box = [x / 2, y / 2, (x + 1) / 2, (y + 1) / 2]
            sounding.append((tiles[which], ground.any(ground.sounds[tiles[which]])[0], {"boxes": [box]}))
    return image, sounding


def cut_outs(ground: Ground, file: Path) -> dict[int, list[Image.Image]]:
    """Things of each kind that has recordings, from pictures of which one figure stands out clearly."""
    chosen = {c: ground.pictures[c][:CUT] for c in ground.both}
    masks = iter(cutouts.prepare([p.path for group in chosen.values() for p in group], file))
    found = {}
    for concept, group in chosen.items():
        for picture, mask in [(p, next(masks)) for p in group]:
            doubtful = ((mask > 51) & (mask < 204)).sum() / max(1, (mask > 127).sum())
            thing = cutouts.cut_out(pictures.load(picture), mask) if doubtful < DOUBTFUL else None
            if thing:
                found.setdefault(concept, []).append(thing)
    return found


def pair(ground: Ground, cuts: dict[int, list[Image.Image]]):
    """Two things cut out along their outlines, one in each half of a picture of nothing that sounds."""
    r = ground.random
    first = ground.any(sorted(cuts))
    second = ground.any([c for c in sorted(cuts) if concepts.apart(first, c)])
    quiet = [p for p in ground.background if p.kind != ANYTHING]
    image = Image.fromarray(ground.view(ground.any(quiet), SIDE, SIDE))
    sounding, left = [], r.integers(2)
    for number, concept in enumerate((first, second)):
        thing = ground.any(cuts[concept])
        scale = SIDE * r.uniform(0.36, 0.5) / thing.width
        scale = min(scale, SIDE * 0.9 / thing.height)
        thing = thing.resize([max(8, int(side * scale)) for side in thing.size], Image.BILINEAR)
        half = SIDE // 2 * ((number + left) % 2)
        place = int(half + r.integers(SIDE // 2 - thing.width + 1)), int(r.integers(SIDE - thing.height + 1))
        mask = cutouts.paste(image, thing, place) >= 128
        sounding.append((concept, ground.any(ground.sounds[concept])[0], {"mask": mask}))
    return np.asarray(image), sounding


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "work", "bundle", "out"):
        options.add_argument("--" + name, type=Path, required=True)
    options.add_argument("--scenes", type=int, default=100)
    options.add_argument("--part", default="held", choices=["held", "unseen"])
    options = options.parse_args()
    ground = Ground(options.data, options.work, Bundle(options.bundle), options.part)
    cuts = cut_outs(ground, options.work / f"figures-{options.part}.npy")
    for name, compose in (("mosaics", lambda: mosaic(ground)), ("cut-outs", lambda: pair(ground, cuts))):
        folder = Folder(options.out / name)
        for scene in range(options.scenes):
            folder.add(scene, *compose())
        folder.close()
        print(f"{len(folder.lines)} lines in {folder.out}", flush=True)


if __name__ == "__main__":
    main()
