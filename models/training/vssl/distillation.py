# SPDX-License-Identifier: Apache-2.0
"""The student learns the teacher's answers to fresh mixtures (function matching). A sound head, thrown away afterwards, learns
beside it, so that the student spends its size on the concepts that the product knows."""
import math
from pathlib import Path

import torch
from pytorch_optimizer import Muon
from torch.nn import functional as F
from torch.optim import swa_utils

from vssl import concept_targets, data_parallel, feature_distillation, heads, mel, sound_head, student

PEAK_RATE, WARM_STEPS, TEMPERATURE, DECAY = 2e-3, 300, 1.0, 1e-2
AVERAGED, YOUNG = 2000, 9  # steps that the averaged weights remember; at first as many as there were, over YOUNG
WARM_RATE, TAG_SCENES, TAG_BATCH, TAG_EPOCHS = 7e-4, 16384, 256, 40  # when fine-tuning a bundle's encoder
CONCEPTS, HINTS = 3.0, [2.0, 2.0, 3.0]  # weights of the concepts' loss and of each hint's beside the tags'


def loss_of(logits, wanted):
    """Multi-label agreement plus agreement of the order among the strongest tags."""
    binary = F.binary_cross_entropy_with_logits(logits, wanted.sigmoid(), reduction="none").sum(1).mean()
    order = F.kl_div(F.log_softmax(logits / TEMPERATURE, 1), F.log_softmax(wanted / TEMPERATURE, 1),
                     log_target=True, reduction="batchmean")
    return binary + 2 * order


@torch.no_grad()
def agreement(net, ask, power, index, chosen):
    """Share of recordings whose first tag is among the teacher's first three, and cosine of the square-rooted tags."""
    net.eval()
    hits, cosine, device = 0, 0.0, next(net.parameters()).device
    for start in range(0, len(chosen), 64):
        windows = []
        for recording in chosen[start:start + 64]:
            first, length = index[recording, 0]
            piece = power[first:first + min(length, mel.FRAMES)]
            piece = torch.from_numpy(piece.copy())
            windows.append(F.pad(piece, (0, 0, 0, mel.FRAMES - len(piece))))
        x = mel.log_mel(torch.stack(windows).transpose(1, 2).contiguous())[:, None].to(device)
        said, wanted = net(x)[0], ask(x)
        hits += (wanted.topk(3, 1).indices == said.argmax(1, keepdim=True)).any(1).sum().item()
        cosine += F.cosine_similarity(said.sigmoid().sqrt(), wanted.sigmoid().sqrt()).sum().item()
    net.train()
    return hits / len(chosen), cosine / len(chosen)


def parts(listed, index) -> dict[str, list[int]]:
    """Which recordings are asked about: held out, of collections never learnt from, ESC-10's last fold."""
    esc10 = [r.hint.startswith("esc10") for r in listed]
    usable = [i for i in range(len(listed)) if index[i, 0, 1] > 0]
    return {"held": [i for i in usable if listed[i].part == "held" and not esc10[i]],
            "unseen": [i for i in usable if listed[i].part == "unseen"],
            "esc10": [i for i in usable if listed[i].part == "held" and esc10[i]]}


def fit_tags(net, ask, batches):
    """Learns the tags, which a bundle leaves out, on what an encoder that stays as it is says of some mixtures."""
    net.eval()
    heard, count = [], 0
    with torch.no_grad():
        while count < TAG_SCENES:
            x = next(batches)[0]
            heard.append((net(x)[1], ask(x)))
            count += len(x)
    embedding, wanted = (torch.cat(values) for values in zip(*heard))
    steps = TAG_EPOCHS * TAG_SCENES // TAG_BATCH
    optimizer = torch.optim.Adam(net.tags.parameters(), PEAK_RATE)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(steps):
        chosen = torch.randint(len(embedding), (TAG_BATCH,))
        optimizer.zero_grad()
        loss_of(net.tags(embedding[chosen]), wanted[chosen]).backward()
        optimizer.step()
        schedule.step()
    net.train()


def optimizer_of(net, beside: list, rate: float) -> Muon:
    """Matrices between hidden layers turn by Muon (orthogonalized momentum, Jordan 2024), scaled to what AdamW would move
    (Liu 2025); filters of one channel, biases and what gives answers go by AdamW."""
    matrices = [p for name, p in net.named_parameters() if p.dim() > 1 and p.shape[1] > 1 and not name.startswith("tags.")]
    hidden = {id(p) for p in matrices}
    others = [p for p in [*net.parameters(), *beside] if id(p) not in hidden]
    return Muon([{"params": matrices, "use_muon": True, "lr": rate, "use_adjusted_lr": True, "weight_decay": DECAY},
                 {"params": others, "use_muon": False, "lr": rate, "betas": (0.9, 0.999), "eps": 1e-8,
                  "weight_decay": DECAY}])


def averaged(before: torch.Tensor, now: torch.Tensor, steps: torch.Tensor) -> torch.Tensor:
    """Moving average of weights over training (Polyak and Juditsky 1992), whose memory grows with the steps."""
    return before + (now - before) / (1 + steps / YOUNG).clamp(max=AVERAGED)


class Learner:
    """The student, a sound head and hints beside it, and what their training has come to."""

    PARTS = ("net", "average", "head", "hints", "optimizer")

    def __init__(self, net: student.Student, normed: bool, peak: float):
        self.net, self.normed, self.peak = net, normed, peak
        self.head, self.hints = heads.SoundHead(), feature_distillation.Hints()
        self.step, self.spent = 0, 0.0

    def to(self, device: torch.device, state: dict | None) -> None:
        """Moves to the device; restores a checkpoint."""
        self.net.to(device, memory_format=torch.channels_last)
        self.head.to(device)
        self.hints.to(device)
        self.optimizer = optimizer_of(self.net, [*self.head.parameters(), *self.hints.parameters()], self.peak)
        self.average = swa_utils.AveragedModel(self.net, avg_fn=averaged, use_buffers=True)
        if state:
            for name in self.PARTS:
                getattr(self, name).load_state_dict(state[name])
            self.step, self.spent = state["step"], state["spent"]

    @property
    def weights(self) -> list:
        return [*self.net.parameters(), *self.head.parameters(), *self.hints.parameters()]

    def learn(self, ask, x, known, event, done: float) -> tuple[float, float]:
        """One step at a share of the time, 0 to 1: the tags' loss, and the share when it was over."""
        rate = self.peak * min(1, (self.step + 1) / WARM_STEPS) * (0.5 + 0.5 * math.cos(done * math.pi))
        for group in self.optimizer.param_groups:
            group["lr"] = rate + 1e-6
        x, half = x.contiguous(memory_format=torch.channels_last), len(x) // 2
        wanted, features = self.hints.ask(ask, x)
        with torch.autocast(x.device.type, dtype=torch.bfloat16, enabled=x.device.type == "cuda"):
            logits, embedding, predicted = self.hints.hear(self.net, x)
        tags = loss_of(logits.float(), wanted)
        shares = concept_targets.targets(wanted[half:].sigmoid(), known)
        loss = tags + CONCEPTS * sound_head.loss_of(self.head, embedding[half:].float(), shares, event)
        loss += sum(weight * feature_distillation.unexplained(t.float(), w) for weight, t, w in zip(HINTS, predicted, features))
        self.optimizer.zero_grad()
        loss.backward()
        done = data_parallel.average([p.grad for p in self.weights], done)
        self.optimizer.step()
        self.average.update_parameters(self.net)
        self.step += 1
        return tags.item(), done

    def save(self, to: Path, spent: float) -> None:
        part = to.with_suffix(".part")
        torch.save({**{name: getattr(self, name).state_dict() for name in self.PARTS},
                    "normed": self.normed, "step": self.step, "spent": spent}, part)
        part.rename(to)
