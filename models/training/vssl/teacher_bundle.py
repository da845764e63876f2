# SPDX-License-Identifier: Apache-2.0
"""A bundle with the teacher as sound encoder instead of its student: what a better encoder would gain."""
from pathlib import Path

import numpy as np
import torch

from vssl import concept_targets, heads, mel, teacher
from vssl.bundle import Bundle


class TeacherBundle(Bundle):
    """The picture graph of a bundle, and the teacher's tags joined to concepts as the sound head was taught them."""

    def __init__(self, folder: Path, data: Path):
        super().__init__(folder)
        self.ask = teacher.load(data)

    @torch.no_grad()
    def sound(self, wave: np.ndarray):
        whole = np.zeros(self.samples, np.float32)
        whole[:min(len(wave), self.samples)] = wave[:self.samples]
        power = mel.mel_power(torch.from_numpy(whole))[None, :, :mel.FRAMES]
        shares = concept_targets.targets(self.ask(mel.log_mel(power)[:, None]).sigmoid(), torch.tensor([-1]))
        return heads.sound_vectors(shares.log(), 1)[0].numpy(), 1 - float(shares[0, -1]), shares[0, :-1].numpy()
