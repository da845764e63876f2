# SPDX-License-Identifier: Apache-2.0
"""Measures a bundle on pictures and sounds that no weight of it was trained on.

Every number stands beside an audio-blind baseline: the same pictures, heat averaged over one
sound of every concept, so that it knows what sounds in general and nothing of what sounds now.
Writes OUT/evaluation.json; exit code 1 if a floor is missed."""
import argparse
import json
import sys
from pathlib import Path

from vssl import concepts, measures
from vssl.bundle import Bundle
from vssl.held_out import Ground

FLOORS = {"mosaic_2x2_pointing": 0.90, "right_of_two": 0.92, "detection": 0.86}
CEILINGS = {"false_alarm_silence": 0.0, "false_alarm_noise": 0.01, "false_alarm_offscreen": 0.12}


def missed(found: dict) -> list[str]:
    """What is below its floor or above its ceiling."""
    return ([f"{k} is {found[k]}, expected at least {v}" for k, v in FLOORS.items() if found[k] < v]
            + [f"{k} is {found[k]}, expected at most {v}" for k, v in CEILINGS.items() if found[k] > v])


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
    found = measures.measure(bundle, ground, options.trials)
    found["picture_milliseconds"], found["sound_milliseconds"] = (round(t, 2) for t in bundle.milliseconds())
    faults = missed(found)
    print(json.dumps(found, indent=1))
    print("concepts tested:", ", ".join(concepts.CONCEPTS[c].name for c in ground.both))
    print("\n".join(faults) or "every floor holds")
    if options.out:
        (options.out / "evaluation.json").write_text(json.dumps(found, indent=1) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
