# SPDX-License-Identifier: Apache-2.0
"""The networks behind every model of the table: two ResNet-18 (He et al. 2015) that meet in one space.

Restated from the published descriptions; the names of parts follow the common ResNet checkpoints.
"""
import math

import torch
from torch import nn
from torch.nn.functional import normalize

WIDTH = 512


class Block(nn.Module):
    """Two 3x3 convolutions and a shortcut."""

    def __init__(self, taken: int, given: int, stride: int):
        super().__init__()
        self.conv1 = nn.Conv2d(taken, given, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(given)
        self.conv2 = nn.Conv2d(given, given, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(given)
        self.downsample = nn.Identity() if taken == given else nn.Sequential(
            nn.Conv2d(taken, given, 1, stride, bias=False), nn.BatchNorm2d(given))

    def forward(self, x):
        inner = torch.relu(self.bn1(self.conv1(x)))
        return torch.relu(self.bn2(self.conv2(inner)) + self.downsample(x))


class ResNet18(nn.Module):
    """[1, channels, height, width] -> [1, WIDTH, height / 16, width / 16], or / 32 where the last stride is 2."""

    def __init__(self, channels: int, last_stride: int):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.pool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = nn.Sequential(Block(64, 64, 1), Block(64, 64, 1))
        self.layer2 = nn.Sequential(Block(64, 128, 2), Block(128, 128, 1))
        self.layer3 = nn.Sequential(Block(128, 256, 2), Block(256, 256, 1))
        self.layer4 = nn.Sequential(Block(256, WIDTH, last_stride), Block(WIDTH, WIDTH, 1))

    def forward(self, x):
        x = self.pool(torch.relu(self.bn1(self.conv1(x))))
        return self.layer4(self.layer3(self.layer2(self.layer1(x))))


class Picture(nn.Module):
    """picture [1, 3, 224, 224] -> embedding [1, D, cells, cells], unit length over D."""

    def __init__(self, last_stride: int, heads: int):
        super().__init__()
        self.body = ResNet18(3, last_stride)
        self.heads = nn.ModuleList(nn.Conv2d(WIDTH, WIDTH, 1) for _ in range(heads))

    def forward(self, picture):
        return together(self.heads, self.body(picture))


class Sound(nn.Module):
    """waveform [1, samples] -> embedding [1, D], unit length."""

    def __init__(self, front: nn.Module, last_stride: int, heads: int):
        super().__init__()
        self.front = front
        self.body = ResNet18(1, last_stride)
        self.heads = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in range(heads))

    def forward(self, waveform):
        return together(self.heads, self.body(self.front(waveform)).amax((2, 3)))


def together(heads: nn.ModuleList, x: torch.Tensor) -> torch.Tensor:
    """The unit vectors of all heads as one: the dot product of two such is the mean of the heads' cosines."""
    if len(heads) == 0:
        return normalize(x, dim=1)
    return torch.cat([normalize(head(x), dim=1) for head in heads], 1) / math.sqrt(len(heads))


class Network(nn.Module):
    """Both sides. heads: projections on each; none compares the features themselves."""

    def __init__(self, front: nn.Module, last_stride: int, heads: int):
        super().__init__()
        self.picture = Picture(last_stride, heads)
        self.sound = Sound(front, last_stride, heads)
        self.dimensions = WIDTH * max(1, heads)
        self.cells = 14 if last_stride == 1 else 7
