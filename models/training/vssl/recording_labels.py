# SPDX-License-Identifier: Apache-2.0
"""What a recording is of, from the words of its manifest, believed only if the teacher agrees."""
import json
from pathlib import Path

import torch

from vssl import concepts, mel, sounds, teacher

GROUPS = {  # first words of the manifest's hint -> concept
    "dog": "dog", "cat": "cat", "horse/donkey": "horse", "cow/bull": "cow", "sheep/goat": "sheep or goat",
    "pig": "pig", "rooster/chicken/turkey": "chicken", "duck/goose": "duck or goose", "bird": "bird",
    "frog/toad": "frog", "insect": "insect", "wolf/fox/coyote": "wolf", "guitar": "guitar",
    "piano/keys": "piano", "violin/viola": "violin", "cello": "cello or double bass",
    "saxophone/clarinet/oboe": "saxophone or clarinet", "trumpet/brass": "trumpet or trombone",
    "flute/recorder/whistle": "flute", "drum/cymbal/percussion": "drum", "tabla/hand drum": "drum",
    "bell": "bell or gong", "phone/ringtone": "telephone", "clock/alarm": "clock",
    "keyboard typing": "typing", "camera": "camera", "vacuum cleaner/appliance": "vacuum cleaner",
    "car/truck/engine": "car", "motorcycle": "motorcycle", "aircraft": "airplane",
    "helicopter": "helicopter", "train": "train", "gun": "gun or cannon", "speech": "person",
    "singing": "person", "laughter": "person", "cough/sneeze/snore/breath": "person",
    "scream/groan": "person", "esc10: Dog bark": "dog", "esc10: Rooster": "chicken",
    "esc10: Helicopter": "helicopter", "esc10: Person sneeze": "person", "esc10: Baby cry": "baby",
    "esc10: Clock tick": "clock", "esc10: Chainsaw": "chainsaw"}
NAMES = {concept.name: i for i, concept in enumerate(concepts.CONCEPTS)}
TEACHER_RANK = 8


def _wanted(hint: str) -> int | None:
    return NAMES.get(GROUPS.get(hint) or GROUPS.get(hint.split(":")[0]))


@torch.no_grad()
def concepts_of(data: Path, work: Path) -> list[int | None]:
    """For each of sounds.recordings: the concept it is of, or None; kept in work/truth.json."""
    kept = work / "truth.json"
    if kept.exists():
        return json.loads(kept.read_text())
    power, index = sounds.load(work)
    ask = teacher.load(data)
    found = []
    for recording, (start, length) in zip(sounds.recordings(data), index[:, 0]):
        concept = _wanted(recording.hint)
        if concept is not None:
            piece = torch.from_numpy(power[start:start + min(length, 4 * mel.FRAMES)].copy())
            tags = ask(mel.log_mel(piece.T)[None, None])[0].topk(TEACHER_RANK).indices.tolist()
            if not set(tags) & set(concepts.CONCEPTS[concept].tags):
                concept = None
        found.append(concept)
    kept.write_text(json.dumps(found))
    return found
