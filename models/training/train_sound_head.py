# SPDX-License-Identifier: Apache-2.0
"""Trains the sound head on the student's embedding: which concepts are heard, and whether anything is.

The scenes are mixed once, heard by student and teacher once, and kept; the head itself takes a minute.
"""
import argparse
from pathlib import Path

import torch

from vssl import sound_head, student

SCENES, HELD_SCENES = 60000, 1280


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--scenes", type=int, default=SCENES)
    options = options.parse_args()
    torch.manual_seed(1)
    net = student.trained(options.data, options.work)
    train = sound_head.hear(options.data, options.work, net, "train", options.scenes, 11)
    held = sound_head.hear(options.data, options.work, net, "held", HELD_SCENES, 12)
    head = sound_head.learn(train, held)
    torch.save(head.state_dict(), options.work / "ears.pt")


if __name__ == "__main__":
    main()
