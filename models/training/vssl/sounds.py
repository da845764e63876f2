# SPDX-License-Identifier: Apache-2.0
"""Which recordings may be learnt from, how they are split, and their mel power on disk."""
import csv
import os
import re
import subprocess
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from vssl import mel

REPOSITORY_LICENCE_ONLY = {  # basis C of sounds/README.md: the licence was written for code
    "fsdkaggle2018-subset", "snap", "animalia", "alex-bainter", "mechvibes", "opensoundscape",
    "scikit-maad", "speechbrain", "technic", "gmrockkit", "mirdata", "unknown-horizons"}
SHARE_ALIKE = re.compile(r"GPL|BY-SA|ODbL|Free Art")
SPEEDS = (1.0, 0.8, 1.25)
HELD_OUT_PERCENT = 15
ESC10_HELD_OUT_FOLD = "5"


@dataclass(frozen=True)
class Recording:
    """One sound file: where it is, its hint ('esc10: Dog bark'), its licence and its part.

    part: 'train', 'held' (same collections, other recordings) or 'unseen' (collections that are
    never learnt from, because their licence is share-alike or not clear)."""
    path: str
    name: str
    hint: str
    licence: str
    part: str

    @property
    def speeds(self) -> tuple[float, ...]:
        return SPEEDS if self.part == "train" else SPEEDS[:1]


def _part(original: str) -> str:
    """Recordings of one original stay together: the split is by a checksum of its name."""
    return "held" if zlib.crc32(original.encode()) % 100 < HELD_OUT_PERCENT else "train"


def recordings(data: Path) -> list[Recording]:
    """Every recording of `sounds/` and `esc10/`, in a fixed order."""
    found = []
    with open(data / "sounds" / "manifest.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            folder = row["file"].split("/")[0]
            shared = SHARE_ALIKE.search(row["licence"]) or folder in REPOSITORY_LICENCE_ONLY
            original = re.sub(r"-p\d+\.opus$", "", row["file"])
            found.append(Recording(str(data / "sounds" / row["file"]), row["file"],
                                   row["class_hint"], row["licence"],
                                   "unseen" if shared else _part(original)))
    for path in sorted((data / "esc10").glob("*/*.ogg")):
        fold = path.name.split("-")[0]
        found.append(Recording(str(path), "esc10/" + path.name, "esc10: " + path.parent.name[6:],
                               "CC BY 3.0", "held" if fold == ESC10_HELD_OUT_FOLD else "train"))
    return found


def decode(path: str, speed: float = 1.0, seconds: float = 12.0) -> np.ndarray:
    """Mono float32 at 32 kHz; `speed` plays the recording faster, pitch included."""
    rate = ["-af", f"aresample=32000,asetrate={int(32000 * speed)},aresample=32000"]
    raw = subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-i", path, "-ac", "1",
                          *(rate if speed != 1.0 else []), "-ar", "32000", "-t", str(seconds),
                          "-f", "f32le", "-"], stdout=subprocess.PIPE, check=True).stdout
    return np.frombuffer(raw, np.float32)


def _mel_of(job: tuple[Recording, float]) -> np.ndarray:
    torch.set_num_threads(1)
    recording, speed = job
    wave = decode(recording.path, speed)
    if len(wave) < 2048:
        wave = np.pad(wave, (0, 2048 - len(wave)))
    return mel.mel_power(torch.from_numpy(wave.copy())).T.numpy()


def prepare(data: Path, work: Path) -> None:
    """Writes work/mel.npy [frames, bands] and work/mel_index.npy [recordings, speeds, 2]."""
    if (work / "mel_index.npy").exists():
        return
    from multiprocessing import Pool
    work.mkdir(parents=True, exist_ok=True)
    chosen = recordings(data)
    jobs = [(r, s) for r in chosen for s in r.speeds]
    index = np.zeros((len(chosen), len(SPEEDS), 2), np.int64)
    where = [(i, j) for i, r in enumerate(chosen) for j in range(len(r.speeds))]
    frames = 0
    with open(work / "mel.raw", "wb") as out, Pool(os.cpu_count()) as pool:
        for done, (at, power) in enumerate(zip(where, pool.imap(_mel_of, jobs, 16))):
            out.write(power.astype(np.float32).tobytes())
            index[at] = frames, len(power)
            frames += len(power)
            if done % 500 == 0:
                print(f"mel {done}/{len(jobs)}", flush=True)
    os.replace(work / "mel.raw", work / "mel.f32")
    np.save(work / "mel_index.npy", index)


def load(work: Path) -> tuple[np.ndarray, np.ndarray]:
    """Mel power [frames, bands] in memory, and where each recording and speed lies in it."""
    power = np.fromfile(work / "mel.f32", np.float32).reshape(-1, mel.BANDS)
    return power, np.load(work / "mel_index.npy")
