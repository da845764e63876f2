# SPDX-License-Identifier: Apache-2.0
"""Brings a checkpoint's weights into our network, or says on both sides what does not fit."""
import hashlib
from pathlib import Path

import torch
from torch import nn

from published import Keys

WRAPPERS = ("state_dict", "model_state_dict", "model")
COUNTER = "num_batches_tracked"


class CheckpointError(Exception):
    """The file is not a checkpoint of this model; the message names both sides."""


def read(path: Path) -> dict[str, torch.Tensor]:
    """The tensors of a checkpoint by name. Only tensors and plain containers are unpickled, never code."""
    try:
        found = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as problem:  # the unpickler raises what it likes on foreign bytes
        raise CheckpointError(f"{path}: found no PyTorch file of tensors and plain containers; expected one "
                              "(files that bring code of their own are not opened)") from problem
    for wrapper in WRAPPERS:
        if isinstance(found, dict) and isinstance(found.get(wrapper), dict):
            found = found[wrapper]
    tensors = {name.removeprefix("module."): value for name, value in found.items()
               if torch.is_tensor(value)} if isinstance(found, dict) else {}
    if not tensors:
        raise CheckpointError(f"{path}: holds no named tensors; expected a state_dict, bare or under one of "
                              + ", ".join(WRAPPERS))
    return tensors


def place(tensors: dict[str, torch.Tensor], keys: Keys, network: nn.Module) -> None:
    """Loads the tensors. Every weight of the network must be there, and every tensor must be known."""
    wanted = {name: value for name, value in network.state_dict().items() if not name.endswith(COUNTER)}
    given, unexpected = {}, []
    for name, value in tensors.items():
        prefix = max((p for p in keys.names if name.startswith(p)), key=len, default=None)
        spare = max((p for p in keys.unused if name.startswith(p)), key=len, default=None)
        if prefix is not None and (spare is None or len(prefix) > len(spare)):
            target = keys.names[prefix] + name.removeprefix(prefix)
            if target in given:
                raise CheckpointError(f"the checkpoint holds more than one tensor for {target}; the last is {name}")
            if target in wanted:
                given[target] = value
                continue
            if target.endswith(COUNTER):
                continue
        if spare is None:
            unexpected.append(name)
    missing = sorted(set(wanted) - set(given))
    wrong = [f"{n}: found {list(v.shape)}, expected {list(wanted[n].shape)}" for n, v in given.items()
             if v.shape != wanted[n].shape]
    if missing or unexpected or wrong:
        raise CheckpointError("the checkpoint does not fit:"
                              + listed("missing", missing)
                              + listed("unexpected", sorted(unexpected))
                              + listed("of another shape", wrong))
    network.load_state_dict(given, strict=False)


def listed(what: str, names: list[str], most: int = 8) -> str:
    if not names:
        return ""
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return f"\n  {what} ({len(names)}): " + ", ".join(names[:most]) + rest


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
