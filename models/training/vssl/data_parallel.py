# SPDX-License-Identifier: Apache-2.0
"""Data-parallel training: several processes of one machine share each batch, started by `python -m torch.distributed.run`;
a single process needs no start of its own."""
import os

import torch
from torch import distributed


def join() -> tuple[int, int]:
    """Rank of this process and how many there are; joins their group."""
    if "WORLD_SIZE" not in os.environ:
        return 0, 1
    distributed.init_process_group("gloo")
    return distributed.get_rank(), distributed.get_world_size()


def barrier() -> None:
    """Waits for the other processes."""
    if distributed.is_initialized():
        distributed.barrier()


def broadcast(values: list[torch.Tensor]) -> None:
    """Takes the values of rank 0."""
    if distributed.is_initialized():
        for value in values:
            distributed.broadcast(value.data, 0)


def average(values: list[torch.Tensor], number: float) -> float:
    """All-reduces the values to their mean over the processes, and returns that of a number."""
    if not distributed.is_initialized():
        return number
    sent = torch.cat([*(v.reshape(-1) for v in values), values[0].new_tensor([number])])
    distributed.all_reduce(sent)
    sent /= distributed.get_world_size()
    for value, mean in zip(values, sent[:-1].split([v.numel() for v in values])):
        value.copy_(mean.view(value.shape))
    return sent[-1].item()
