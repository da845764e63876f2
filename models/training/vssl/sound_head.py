# SPDX-License-Identifier: Apache-2.0
"""How the sound head learns, on the embedding of an encoder that stays as it is: which concepts are heard, and whether
anything is."""
from pathlib import Path

import torch
from torch.nn import functional as F

from vssl import concept_targets, heads, teacher
from vssl.sound_scenes import Scenes

BATCH, EPOCHS, RATE, DECAY = 256, 20, 2e-3, 0.2


@torch.no_grad()
def hear(data: Path, work: Path, net, part: str, count: int, seed: int, words: bool = True):
    """Embeddings [n, 512], targets [n, COUNT + 1], event [n] (1, 0 or -1 for not known); without `words` the targets are
    what the teacher says alone."""
    drawn, ask, found = Scenes(data, work, part, seed, words), teacher.load(data), [[], [], []]
    for start in range(0, count, 64):
        x, known, event = drawn.batch(64)
        for kept, value in zip(found, (net(x)[1], concept_targets.targets(ask(x).sigmoid(), known), event)):
            kept.append(value)
        if start % 3200 == 0:
            print(f"{part} scenes heard {start}/{count}", flush=True)
    return [torch.cat(kept) for kept in found]


def loss_of(head, x, wanted, event):
    said, presence = head(x)
    concept = -(wanted * said.log_softmax(1)).sum(1).mean()
    sure = event >= 0
    return concept + F.binary_cross_entropy_with_logits(presence[sure], event[sure].float())


def learn(train, held):
    """Trains a sound head on what `hear` gave; prints its accuracy on held-out scenes."""
    head = heads.SoundHead()
    steps = EPOCHS * (len(train[0]) // BATCH)
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, steps)
    for step in range(steps):
        chosen = torch.randint(len(train[0]), (BATCH,))
        x = F.dropout(train[0][chosen], 0.15)
        loss = loss_of(head, x, *(t[chosen] for t in train[1:]))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 300 == 0 or step == steps - 1:
            head.eval()
            with torch.no_grad():
                said, presence = head(held[0])
                strong = held[1][:, :-1].amax(1) > 0.5
                right = (said.argmax(1) == held[1].argmax(1))[strong].float().mean()
                quiet = (presence < 0)[held[2] == 0].float().mean()
                heard = (presence > 0)[held[2] == 1].float().mean()
                print(f"step {step}/{steps} loss {loss:.3f} held {loss_of(head, *held):.3f} concept right {right:.3f}"
                      f" noise rejected {quiet:.3f} sounds detected {heard:.3f}", flush=True)
            head.train()
    return head.eval()
