"""The student: the sound encoder that is shipped. Inverted residuals on a 2 s log-mel, about 1.1 M parameters."""
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import nn

EMBEDDING = 512
TAGS = 527
#        expansion, channels, stride, repeats
STAGES = [(2, 32, 1, 1), (4, 48, 2, 3), (4, 80, 2, 3), (5, 104, 1, 2)]


def _conv(inputs: int, outputs: int, size: int, stride: int = 1, groups: int = 1, act: bool = True):
    layers = [nn.Conv2d(inputs, outputs, size, stride, size // 2, groups=groups, bias=False), nn.BatchNorm2d(outputs)]
    return nn.Sequential(*layers, *([nn.ReLU(inplace=True)] if act else []))


class Block(nn.Module):
    """Inverted residual: widen, filter each channel, narrow."""

    def __init__(self, inputs: int, outputs: int, expansion: int, stride: int):
        super().__init__()
        hidden = inputs * expansion
        self.steps = nn.Sequential(_conv(inputs, hidden, 1), _conv(hidden, hidden, 3, stride, hidden),
                                   _conv(hidden, outputs, 1, act=False))
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.steps(x) if self.residual else self.steps(x)


class Student(nn.Module):
    """log-mel [n, 1, 128, 200] to (logits [n, 527], embedding [n, 512])."""

    def __init__(self):
        super().__init__()
        layers, inputs = [_conv(1, 16, 5, 2), _conv(16, 32, 3, 2)], 32
        for expansion, outputs, stride, repeats in STAGES:
            for i in range(repeats):
                layers.append(Block(inputs, outputs, expansion, stride if i == 0 else 1))
                inputs = outputs
        self.features = nn.Sequential(*layers, _conv(inputs, 384, 1))
        self.embed = nn.Sequential(nn.Linear(384 * 2, EMBEDDING), nn.ReLU())
        self.tags = nn.Linear(EMBEDDING, TAGS)

    def forward(self, x):
        x = self.features(x)
        x = self.embed(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1))
        return self.tags(x), x


@torch.no_grad()
def resume(graph: Path, heard: torch.Tensor) -> Student:
    """A student that goes on from a bundle's sound graph; its tags, which do not ship, start at zero.

    The graph holds convolutions with their BatchNorm folded in. Each gets one back that changes nothing for `heard`
    [n, 1, 128, 200], a batch of what it will learn from: the batch's statistics, undone by scale and shift."""
    kept = {t.name.removeprefix("ear.").removesuffix(".half"): torch.from_numpy(numpy_helper.to_array(t).astype("float32"))
            for t in onnx.load(str(graph)).graph.initializer if t.name.startswith("ear.")}
    net = Student().eval()
    for value in net.tags.parameters():
        nn.init.zeros_(value)
    net.load_state_dict({k: kept.pop(k) for k in list(kept) if k in net.state_dict()}, strict=False)
    norms = {name: norm for name, norm in net.named_modules() if isinstance(norm, nn.BatchNorm2d)}

    def undo(bias):
        def set_statistics(norm, inputs):
            norm.running_var, norm.running_mean = torch.var_mean(inputs[0], (0, 2, 3), unbiased=False)
            norm.weight.copy_((norm.running_var + norm.eps).sqrt())
            norm.bias.copy_(norm.running_mean + bias)
        return set_statistics

    hooks = [norm.register_forward_pre_hook(undo(kept.pop(f"{name[:-1]}0.bias"))) for name, norm in norms.items()]
    if kept:
        raise ValueError(f"the sound graph has weights that a student has not: {', '.join(kept)}")
    net(heard)
    for hook in hooks:
        hook.remove()
    return net
