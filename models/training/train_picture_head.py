# SPDX-License-Identifier: Apache-2.0
"""Trains the picture head on composed scenes and what the backbone of `train_picture_backbone.py` sees in them."""
import argparse
from pathlib import Path

import torch

from vssl import picture_head, picture_scenes


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options = options.parse_args()
    torch.save(picture_head.learn(*picture_scenes.scenes(options.data, options.work)).state_dict(), options.work / "picture.pt")


if __name__ == "__main__":
    main()
