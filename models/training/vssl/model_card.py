# SPDX-License-Identifier: Apache-2.0
"""MODEL_CARD.md, what a user must know before trusting the bundle, and ATTRIBUTION.md, whom it owes.

Both are written from OUT/model.json and OUT/credits.json alone, so that anyone can write them again; see `vssl/credits.py`.
"""
import json
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

from vssl import concepts, space

WIDTH = 120
WATTS = 15  # of one busy core of a desktop processor, an assumption
ROWS = (  # name, what it says, its audio-blind baseline, trials of it in each trial of the measurement
    ("mosaic_2x2_pointing", "hottest cell in the sounding tile of four", "mosaic_2x2_pointing_audio_blind", 1),
    ("right_of_two", "hottest cell in the sounding picture of two", "right_of_two_audio_blind", 1),
    ("detection", "pictures with their own sound above the threshold", None, 1),
    ("detection_in_mosaics", "the same for the mosaics", None, 2),
    ("false_alarm_silence", "the same pictures under silence", None, 1),
    ("false_alarm_noise", "the same pictures under noise of unknown generators",
     "false_alarm_audio_blind_at_same_detection", 1),
    ("false_alarm_offscreen", "the same pictures under the sound of something else",
     "false_alarm_audio_blind_at_same_detection", 1),
    ("false_alarm_background_picture", "pictures of nothing that sounds, under any sound", None, 0.5),
    ("event_on_sounds", "sounds said to carry an event", None, 3),
    ("event_on_noise", "noise said to carry an event", None, 0.12))
HEADLINE = (  # name, what it says, trials of it in each trial of the measurement
    ("mosaic_2x2_pointing", "hottest cell in the sounding tile of four", 1),
    ("right_of_two", "hottest cell in the sounding picture of two", 1),
    ("detection", "pictures that light up under their own sound", 1),
    ("unseen_detection", "the same, under recordings of collections never learnt from", 1),
    ("false_alarm_silence", "pictures that light up under silence", 1),
    ("false_alarm_noise", "pictures that light up under noise of unknown generators", 1),
    ("false_alarm_offscreen", "pictures that light up under the sound of something else", 1),
    ("false_alarm_background_picture", "pictures of nothing that sounds that light up under any sound", 0.5))
PARTS = (("held", "held out of the collections learnt from"), ("unseen", "of collections never learnt from"),
         ("esc10", "ESC-10, the fold never learnt from"))
LIMITS = (
    "It knows the kinds of things listed under `labels` of model.json and no others; a sounding thing of another kind stays "
    "dark.",
    "It joins meanings, not movements: of two people it does not know who speaks.",
    "Training pictures are mostly single objects; small, cropped or dark objects and crowds are weak.",
    "The sound encoder learnt from about two hours of recordings; rooms, traffic and far microphones are thin among them.",
    "A voice over pictures of people is put on them: it does not hear that the speaker is somewhere else.",
    "Gunfire, fireworks and dogs far away were mostly dark on film; engines are taken for one another.",
    "The numbers on this page are from composed pictures of the training domain, not from film.",
    "What failures look like: `./vssl evaluate` draws the worst maps beside the best on its page, of Debian's photographs or "
    "of one's own data; pictures made by others are not part of this card.")
PURPOSE = ("To show, mark, frame, caption and log where a sound comes from, and to say when it comes from nowhere in the "
           "picture: broadcast monitoring, editing, accessibility, robots. It knows kinds of things, not persons or voices.")
NOT_FOR = ("**Not for** watching people: it must not be used to find out who speaks, to follow or single out persons, or to "
           "take decisions about them. Not for safety: a dark picture is no proof that nothing sounds, and heat is no proof "
           "that something does.")
MEASURED = ("Held-out pictures and recordings that neither weights nor thresholds have seen; audio-blind: the same heat, "
            "averaged over a sound of every kind (for false alarms: at the threshold that detects as many positives). Unseen: "
            "recordings of collections from which nothing was learnt. Teacher: the same pictures and held-out recordings, "
            "heard by the teacher whose answers the sound encoder learnt; its tags are joined to concepts by fixed rules, "
            "while the sound head also learnt the words of the recordings' lists. In brackets: 95 % intervals (Wilson) of {} "
            "trials; as trials draw the same pictures and recordings again, the real uncertainty is wider.")
TAUGHT = ("How well the sound encoder learnt its teacher: how often its first tag is among the teacher's first three, and the "
          "cosine of the square-rooted tags.")


def wilson(rate: float, trials: int) -> tuple[float, float]:
    """95 % interval of a rate (Wilson 1927), within 0..1 also for rates of 0 and 1."""
    z = 1.96
    middle = (rate + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * (rate * (1 - rate) / trials + z * z / (4 * trials * trials)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Figures:
    """What was measured, `metrics` of model.json, as the card prints it."""
    m: dict

    def percent(self, key: str, trials: int) -> str:
        low, high = wilson(self.m[key], trials)
        return f"{100 * self.m[key]:.1f} [{100 * low:.0f}, {100 * high:.0f}] %"

    def shown(self, key: str | None, share: float) -> str:
        return self.percent(key, round(self.m["trials"] * share)) if key and key in self.m else "–"

    def names(self, part: str) -> str:
        lit = int(self.m[part + "lit"])
        named, heard = (round(lit * self.m[part + way]) for way in ("named", "named_by_ear"))
        return (f"{self.percent(part + 'named', lit)} of {lit} get a name, and it is right in "
                f"{self.percent(part + 'named_rightly', named)} of them (by ear alone "
                f"{self.percent(part + 'named_by_ear', lit)} and {self.percent(part + 'named_by_ear_rightly', heard)})")

    def rightly_named(self) -> str:
        return self.percent("named_rightly", round(int(self.m["lit"]) * self.m["named"]))


def write(out: Path) -> None:
    """OUT/MODEL_CARD.md and OUT/ATTRIBUTION.md from OUT/model.json and OUT/credits.json."""
    values, credits = (json.loads((out / name).read_text()) for name in ("model.json", "credits.json"))
    size = sum((out / file).stat().st_size for file in values["files"]) / 1e6
    (out / "MODEL_CARD.md").write_text(card(values, size))
    (out / "ATTRIBUTION.md").write_text(attribution(values, credits))


def card(values: dict, megabytes: float) -> str:
    m, found = values["metrics"], Figures(values["metrics"])
    return _document(
        f"# {values['name']} {values['version']}",
        f"{values['description']} Licence of the weights: {values['licence']}. Written by `make export`; do not edit.",
        "## In ten numbers",
        "Of composed pictures that it was not trained on; in brackets 95 % intervals, and what the same pictures give without "
        "hearing (audio-blind).",
        _headline(found, megabytes),
        "## What it cannot do",
        _list(LIMITS),
        "## What it is for",
        PURPOSE,
        NOT_FOR,
        "## How it answers",
        _answers(values),
        _calibrated(values["doubt"]),
        "## Measured",
        MEASURED.format(m["trials"]),
        _table(("measure", "held out", "audio-blind", "unseen collections", "teacher"), [
            (text, *(found.shown(key, share) for key in (name, blind, "unseen_" + name, "teacher_" + name)))
            for name, text, blind, share in ROWS]),
        f"Of the pictures and mosaics that light up under their own sound, {found.names('')} held out, "
        f"{found.names('unseen_')} with unseen collections.",
        TAUGHT,
        _table(("recordings", "number", "first among three", "cosine"), [
            (text, m[f"student_{part}_recordings"], found.percent(f"student_{part}", m[f"student_{part}_recordings"]),
             f"{m[f'student_{part}_cosine']:.2f}") for part, text in PARTS]),
        f"Size {megabytes:.1f} MB. On one core of the training machine: picture {m['picture_milliseconds']} ms, sound "
        f"{m['sound_milliseconds']} ms; at {WATTS} W a core that is about {_joules(m):.2f} J an analysed frame. Greatest "
        f"difference between PyTorch and ONNX Runtime in single precision: {m['parity']}; what cells hold in the picture "
        f"graph's eight bits has a cosine of {m['eight_bit_cosine']} to what they hold in single precision.",
        "## Where it comes from",
        "Authors and works are named in [ATTRIBUTION.md](ATTRIBUTION.md).",
        _table(("what", "from", "licence"), [(p["what"], p["from"], p["licence"]) for p in values["provenance"]]))


def _headline(found: Figures, megabytes: float) -> str:
    m, blind = found.m, {name: baseline for name, _, baseline, _ in ROWS}
    return _table(("measure", "bundle", "audio-blind"), [
        *((text, found.shown(name, share), found.shown(blind.get(name), share)) for name, text, share in HEADLINE),
        ("names of what lights up that are right", found.rightly_named(), "–"),
        ("one analysed frame on one core, picture and sound; the bundle's size",
         f"{m['picture_milliseconds'] + m['sound_milliseconds']:.1f} ms; {megabytes:.1f} MB", "–")])


def _answers(values: dict) -> str:
    picture, cells, threshold, noise = (values[key] for key in ("picture", "map", "threshold", "noise"))
    return (f"A picture of {picture['width']}×{picture['height']} becomes {cells['width']}×{cells['height']} vectors, two "
            "seconds of sound one vector; all have unit length and heat is their dot product, 0 to 1. Each vector holds the "
            f"square roots of likelihoods over {concepts.COUNT} kinds of things and \"nothing\", which has a dimension of its "
            "own on either side: nothing seen and nothing heard agree with nothing. What is heard is softened first: "
            f"likelihoods to the power {space.SOFTNESS}, made to sum to one again. Threshold {threshold['value']}: "
            f"{threshold['rule']} ({threshold['data']}). Noise: event below {noise['event_threshold']}; {noise['rule']}.")


def _calibrated(doubt: dict) -> str:
    factors = sorted(doubt["factors"].items(), key=lambda factor: -factor[1])
    divided = ", ".join(f"{name} {factor:.1f}" for name, factor in factors if factor > 1)
    return (f"Concept calibration (`doubt` in model.json): {doubt['rule']} ({doubt['data']}). What it takes goes to "
            f"\"nothing\". Divided by: {divided}.")


def _joules(m: dict) -> float:
    return WATTS * (m["picture_milliseconds"] + m["sound_milliseconds"]) / 1000


def attribution(values: dict, credits: dict) -> str:
    sounds = [part for entry in credits["sounds"] for part in (
        f"### {entry['collection']} ({entry['source']})", _list(entry["works"] or ["no names asked for"]))]
    pictures = [part for entry in credits["pictures"] for part in (
        f"### {entry['source']} ({entry['licence']})", _list(entry["works"] or ["no names given"]))]
    return _document(
        "# Attribution",
        f"The weights of {values['name']} {values['version']} learnt from these works, none of which is in it. Their licences "
        "ask for names; works in the public domain and under CC0 are not listed. The licences of each collection stand in "
        "[MODEL_CARD.md](MODEL_CARD.md). Written by `make export`; do not edit.",
        "## Sounds", *sounds, "## Pictures", *pictures)


def _document(*parts: str) -> str:
    return "\n\n".join(part if part.startswith(("#", "|", "* ")) else _wrapped(part) for part in parts) + "\n"


def _wrapped(text: str, first: str = "", others: str = "") -> str:
    return fill(text, WIDTH, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False)


def _list(items) -> str:
    return "\n".join(_wrapped(item, "* ", "  ") for item in items)


def _table(head: tuple, rows: list[tuple]) -> str:
    return "\n".join("| " + " | ".join(map(str, cells)) + " |" for cells in (head, *rows)).replace(
        "\n", "\n|" + "---|" * len(head) + "\n", 1)
