# SPDX-License-Identifier: Apache-2.0
"""The student: the sound encoder that is shipped. Inverted residuals on a 2 s log-mel, about 1.1 M parameters."""
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

from vssl import mixing, sounds, teacher

EMBEDDING = 512
TAGS = 527
#        expansion, channels, stride, repeats, whether channels are weighed
STAGES = [(2, 32, 1, 1, False), (4, 48, 2, 3, False), (4, 80, 2, 3, True), (5, 104, 1, 2, True)]
SQUEEZE = 20


class Excite(nn.Module):
    """Weighs each channel, 0 to 2, by what the whole window holds (squeeze and excitation, Hu 2018); 1 before it learns."""

    def __init__(self, channels: int):
        super().__init__()
        self.down, self.up = nn.Conv2d(channels, channels // SQUEEZE, 1), nn.Conv2d(channels // SQUEEZE, channels, 1)
        nn.init.zeros_(self.up.weight)
        nn.init.zeros_(self.up.bias)

    def forward(self, x):
        return x * (2 * self.up(self.down(x.mean((2, 3), keepdim=True)).relu()).sigmoid())


def _conv(normed: bool, inputs: int, outputs: int, size: int, stride: int = 1, groups: int = 1, act: bool = True):
    conv = nn.Conv2d(inputs, outputs, size, stride, size // 2, groups=groups, bias=not normed)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs) if normed else nn.Identity(),
                         *([nn.ReLU(inplace=True)] if act else []))


class Block(nn.Module):
    """Inverted residual: widen, filter each channel, weigh, narrow."""

    def __init__(self, normed: bool, inputs: int, outputs: int, expansion: int, stride: int, weighed: bool):
        super().__init__()
        hidden = inputs * expansion
        self.steps = nn.Sequential(_conv(normed, inputs, hidden, 1), _conv(normed, hidden, hidden, 3, stride, hidden),
                                   _conv(normed, hidden, outputs, 1, act=False))
        self.excite = Excite(hidden) if weighed else nn.Identity()
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x):
        widen, sift, narrow = self.steps
        y = narrow(self.excite(sift(widen(x))))
        return x + y if self.residual else y


class Student(nn.Module):
    """log-mel [n, 1, 128, 200] to (logits [n, 527], embedding [n, 512]); normed: with BatchNorm, to learn from nothing."""

    def __init__(self, normed: bool):
        super().__init__()
        layers, inputs = [_conv(normed, 1, 16, 5, 2), _conv(normed, 16, 32, 3, 2)], 32
        for expansion, outputs, stride, repeats, weighed in STAGES:
            for i in range(repeats):
                layers.append(Block(normed, inputs, outputs, expansion, stride if i == 0 else 1, weighed))
                inputs = outputs
        self.features = nn.Sequential(*layers, _conv(normed, inputs, 384, 1))
        self.embed = nn.Sequential(nn.Linear(384 * 2, EMBEDDING), nn.ReLU())
        self.tags = nn.Linear(EMBEDDING, TAGS)

    def forward(self, x):
        return self.answer(self.features(x))

    def answer(self, x):
        """From the last map."""
        x = self.embed(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1))
        return self.tags(x), x


def resume(net: Student, graph: Path) -> None:
    """Puts a bundle's sound encoder into a student without BatchNorm, which the graph has folded away; what the graph has
    not, the tags and what weighs channels, stays as it is."""
    kept = {t.name.removeprefix("ear.").removesuffix(".half"): torch.from_numpy(numpy_helper.to_array(t).astype("float32"))
            for t in onnx.load(str(graph)).graph.initializer if t.name.startswith("ear.")}
    lacking, unknown = net.load_state_dict(kept, strict=False)
    lacking = [name for name in lacking if not name.startswith("tags.") and ".excite." not in name]
    if lacking or unknown:
        raise ValueError(f"the sound graph {graph} is of another encoder: it lacks {lacking} and has {unknown}")


@torch.no_grad()
def trained(data: Path, work: Path) -> Student:
    """The student of WORK/student.pt: its averaged weights, or the last ones where those agree better with the teacher
    (the average trails far behind in the first minutes of training)."""
    state, listed = torch.load(work / "student.pt"), sounds.recordings(data)
    power, index = sounds.load(work)
    held = [i for i, r in enumerate(listed) if r.part == "held"]
    index[:, 1:] = index[:, :1]
    x = mixing.Mixer(power, index[held], [listed[i].hint for i in held], 3).batch(256)
    wanted = teacher.load(data)(x).sigmoid()
    found = []
    for name in ("average", "net"):
        net = Student(state["normed"]).eval()
        net.load_state_dict({k.removeprefix("module."): v for k, v in state[name].items() if k != "n_averaged"})
        loss = F.binary_cross_entropy_with_logits(net(x)[0], wanted).item()
        print(f"student at step {state['step']}, {name}: {loss:.5f}", flush=True)
        found.append((loss, name, net))
    return min(found)[2]
