# SPDX-License-Identifier: Apache-2.0
import pytest
import torch
from torch import nn

from vssl import fold_batchnorm, student


def shaken(net: nn.Module) -> nn.Module:
    """With statistics and scales that are not those of a new BatchNorm."""
    torch.manual_seed(3)
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            for value in (module.weight.data, module.bias.data, module.running_mean):
                value.normal_(0.5, 0.3)
            module.running_var.uniform_(0.5, 2)
    return net.eval()


def norms(net: nn.Module) -> int:
    return sum(isinstance(module, nn.BatchNorm2d) for module in net.modules())


@torch.no_grad()
def test_a_folded_network_answers_the_same():
    net, x = shaken(nn.Sequential(nn.Conv2d(3, 8, 3, bias=False), nn.BatchNorm2d(8), nn.ReLU())), torch.randn(2, 3, 9, 9)
    wanted = net(x)
    assert norms(fold_batchnorm.fold(net)) == 0
    assert torch.allclose(net(x), wanted, atol=1e-5)


@torch.no_grad()
def test_the_sound_encoder_is_folded_whole():
    net, x = shaken(student.Student(normed=True)), torch.randn(2, 1, 128, 200)
    wanted = net(x)
    assert norms(fold_batchnorm.fold(net)) == 0
    for found, was in zip(net(x), wanted):
        assert torch.allclose(found, was, atol=1e-2, rtol=1e-3)


@torch.no_grad()
@pytest.mark.parametrize("first", [nn.ReLU(), nn.MaxPool2d(2)])
def test_a_norm_behind_something_else_stays(first):
    net = shaken(nn.Sequential(first, nn.BatchNorm2d(4)))
    assert norms(fold_batchnorm.fold(net)) == 1
