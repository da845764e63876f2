# SPDX-License-Identifier: Apache-2.0
"""The EfficientAT `mn04_as` tagger (MIT), rebuilt from its checkpoint's shapes. Teacher only."""
from pathlib import Path

import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

CHECKPOINT = "mn04_as_mAP_432.pt"
# MobileNetV3-Large: kernel, stride, squeeze-and-excitation, hard swish
LAYERS = [(3, 1, 0, 0), (3, 2, 0, 0), (3, 1, 0, 0), (5, 2, 1, 0), (5, 1, 1, 0), (5, 1, 1, 0),
          (3, 2, 0, 1), (3, 1, 0, 1), (3, 1, 0, 1), (3, 1, 0, 1), (3, 1, 1, 1), (3, 1, 1, 1),
          (5, 2, 1, 1), (5, 1, 1, 1), (5, 1, 1, 1)]


class Excite(nn.Module):
    """Channel weights from the mean over the map."""

    def __init__(self, weights: dict, key: str):
        super().__init__()
        self.fc1, self.fc2 = _linear(weights, key + "fc1"), _linear(weights, key + "fc2")

    def forward(self, x):
        scale = self.fc2(torch.relu(self.fc1(x.mean((2, 3)))))
        return x * torch.sigmoid(scale)[:, :, None, None]


def _linear(weights: dict, key: str) -> nn.Linear:
    rows, columns = weights[key + ".weight"].shape
    layer = nn.Linear(columns, rows)
    layer.load_state_dict({"weight": weights[key + ".weight"], "bias": weights[key + ".bias"]})
    return layer


def _conv(weights: dict, key: str, stride: int, activation: nn.Module) -> nn.Sequential:
    kernel = weights[key + ".0.weight"]
    out, per_group, size, _ = kernel.shape
    grouped = per_group == 1 and out > 1 and key != "features.0"
    conv = nn.Conv2d(out if grouped else per_group, out, size, stride, size // 2,
                     groups=out if grouped else 1, bias=False)
    conv.weight.data = kernel
    norm = nn.BatchNorm2d(out, eps=1e-3)
    norm.load_state_dict({k: weights[f"{key}.1.{k}"]
                          for k in ("weight", "bias", "running_mean", "running_var")}, strict=False)
    return nn.Sequential(fuse_conv_bn_eval(conv.eval(), norm.eval()), activation)


class Block(nn.Module):
    """Inverted residual."""

    def __init__(self, weights: dict, key: str, stride: int, excite: int, swish: int):
        super().__init__()
        parts = sorted({int(k[len(key)]) for k in weights if k.startswith(key)})
        activation = nn.Hardswish() if swish else nn.ReLU()
        steps = []
        for part in parts:
            last = part == parts[-1]
            if f"{key}{part}.conc_se_layers.0.fc1.weight" in weights:
                steps.append(Excite(weights, f"{key}{part}.conc_se_layers.0."))
                continue
            depthwise = weights[f"{key}{part}.0.weight"].shape[2] > 1
            steps.append(_conv(weights, f"{key}{part}", stride if depthwise else 1,
                               nn.Identity() if last else activation))
        self.steps = nn.Sequential(*steps)
        self.residual = stride == 1 and (weights[f"{key}{parts[-1]}.0.weight"].shape[0]
                                         == _inputs(weights[f"{key}{parts[0]}.0.weight"]))

    def forward(self, x):
        return x + self.steps(x) if self.residual else self.steps(x)


def _inputs(kernel: torch.Tensor) -> int:
    return kernel.shape[0] if kernel.shape[1] == 1 else kernel.shape[1]


def load(data: Path) -> nn.Module:
    """log-mel [n, 1, 128, frames] -> 527 logits; from the data folder's weights."""
    weights = torch.load(data / "weights" / CHECKPOINT, map_location="cpu", weights_only=True)
    steps = [_conv(weights, "features.0", 2, nn.Hardswish())]
    for i, (_, stride, excite, swish) in enumerate(LAYERS):
        steps.append(Block(weights, f"features.{i + 1}.block.", stride, excite, swish))
    steps += [_conv(weights, "features.16", 1, nn.Hardswish()), nn.AdaptiveAvgPool2d(1),
              nn.Flatten(), _linear(weights, "classifier.2"), nn.Hardswish(),
              _linear(weights, "classifier.5")]
    return nn.Sequential(*steps).eval().requires_grad_(False)
