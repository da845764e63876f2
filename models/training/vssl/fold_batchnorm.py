# SPDX-License-Identifier: Apache-2.0
"""Networks as they ship: without BatchNorm."""
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval


@torch.no_grad()
def fold(net: nn.Module) -> nn.Module:
    """Folds each BatchNorm into the convolution before it, everywhere in the tree."""
    net.eval()
    for parent in net.modules():
        if not isinstance(parent, nn.Sequential):
            continue
        for i in range(len(parent) - 1):
            if not isinstance(parent[i + 1], nn.BatchNorm2d):
                continue
            inner = parent[i]
            if isinstance(inner, nn.Conv2d):
                parent[i] = fuse_conv_bn_eval(inner, parent[i + 1])
            elif isinstance(getattr(inner, "conv", None), nn.Conv2d):
                inner.conv = fuse_conv_bn_eval(inner.conv, parent[i + 1])
            else:
                continue
            parent[i + 1] = nn.Identity()
    return net
