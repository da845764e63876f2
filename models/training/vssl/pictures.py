# SPDX-License-Identifier: Apache-2.0
"""Pictures that may be learnt from, and how they are split."""
import csv
import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from vssl import concepts

NONE = concepts.COUNT
IGNORE = -1
HELD_OUT_PERCENT = 20
PERMISSIVE = re.compile(r"CC BY \d|CC0|Public domain|CDLA|No known copyright", re.IGNORECASE)


@dataclass(frozen=True)
class Picture:
    """kind: its name of a class; concept: index or NONE; boxes: [(concept, left, top, right, bottom)] in 0..1."""
    path: str
    kind: str
    concept: int
    boxes: tuple
    part: str
    licence: str


def _part(name: str) -> str:
    return "held" if zlib.crc32(name.encode()) % 100 < HELD_OUT_PERCENT else "train"


def pictures(data: Path) -> list[Picture]:
    """Caltech-101 (CC BY 4.0) and the permissive part of pictures/, in a fixed order."""
    found = []
    for path in sorted((data / "caltech101").glob("*/*.jpg")):
        kind = path.parent.name
        found.append(Picture(str(path), kind, concepts.BY_KIND.get(kind, NONE), (), _part(kind + path.name),
                             "CC BY 4.0"))
    with open(data / "pictures" / "manifest.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            if not PERMISSIVE.match(row["licence"]) or "SA" in row["licence"]:
                continue
            kinds = [k for k in re.split(r"[;,| ]+", row["classes"]) if k]
            known = [concepts.BY_KIND[k] for k in kinds if k in concepts.BY_KIND]
            boxes = tuple((concepts.BY_KIND.get(b["class"], NONE), b["xmin"], b["ymin"], b["xmax"], b["ymax"])
                          for b in json.loads(row["boxes"] or "[]"))
            found.append(Picture(str(data / "pictures" / row["file"]), kinds[0] if kinds else "background",
                                 known[0] if known else NONE, boxes, _part(row["file"]), row["licence"]))
    return found


def load(picture: Picture) -> Image.Image:
    return Image.open(picture.path).convert("RGB")
