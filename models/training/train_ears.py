"""Trains the sound head on the student's embedding: which concepts are heard, and whether anything is.

The scenes are mixed once, heard by student and teacher once, and kept; the head itself takes a minute.
Targets are the teacher's tags joined to concepts, strengthened where the manifest's words agree.
"""
import argparse
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from vssl import concepts, heads, mel, mixing, noises, sounds, student, teacher, truth

SCENES, BATCH, EPOCHS, RATE, DECAY = 60000, 256, 20, 2e-3, 0.2
NOISE_SHARE = 0.22
UNSURE = {"wind", "rain", "water", "street/ambience", "foley/impact"}  # not used to teach "event"
SURE, TRUSTED = 0.4, 0.5
NOTHING = -2
PASSED_SHARE = 0.4  # of noises


def concept_scores(tags: torch.Tensor) -> torch.Tensor:
    """Tag likelihoods [n, 527] -> strongest of each concept's tags [n, COUNT]."""
    return torch.stack([tags[:, list(c.tags)].amax(1) for c in concepts.CONCEPTS], 1)


def targets(tags: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    """[n, COUNT + 1]: likelihood of each concept and of none; known [n] is a concept, -1 or NOTHING."""
    scores = concept_scores(tags)
    scores = torch.where(scores < 0.08, torch.zeros_like(scores), scores)
    rows = torch.arange(len(tags), device=tags.device)
    sure = (known >= 0) & (concept_scores(tags)[rows, known.clamp(min=0)] > 0.02)
    scores[rows[sure], known[sure]] = scores[rows[sure], known[sure]].clamp(min=TRUSTED)
    mass = (scores.amax(1, keepdim=True) / SURE).clamp(max=1)
    shares = scores.pow(2) / scores.pow(2).sum(1, keepdim=True).clamp(min=1e-6)
    found = torch.cat([shares * mass, 1 - mass], 1)
    found[known == NOTHING] = F.one_hot(torch.tensor(concepts.COUNT, device=tags.device), concepts.COUNT + 1).float()
    return found


def noise_bank(count: int = 240, seconds: int = 8) -> np.ndarray:
    """Mel power of training noise families, [count * frames, bands], and how long each is."""
    pieces = [mel.mel_power(torch.from_numpy(noises.wave(
        noises.TRAINING[i % len(noises.TRAINING)], 5000 + i, seconds * mel.SAMPLE_RATE))).T.numpy()
        for i in range(count)]
    return np.stack(pieces)


def passed(r: np.random.Generator) -> np.ndarray:
    """[bands]: what a line or a loudspeaker leaves of a noise, one range of it with soft edges, the rest at -10 to -50 dB."""
    low, high = np.sort(r.uniform(-20, mel.BANDS + 20, 2))
    return (mixing.passband(low, high + 10, 1 / 3) + 10 ** r.uniform(-5, -1)).astype(np.float32)


class Scenes:
    """Draws mixtures of one part of the recordings, and what is known of each."""

    def __init__(self, data: Path, work: Path, part: str, seed: int, words: bool = True):
        """words: whether what the recordings' lists say of them is known."""
        self.listed, truths = sounds.recordings(data), truth.truths(data, work)
        self.power, self.index = sounds.load(work)
        chosen = [i for i, r in enumerate(self.listed) if r.part == part and self.index[i, 0, 1] > 0]
        own = self.index[chosen]
        if part != "train":
            own[:, 1:] = own[:, :1]
        kinds = [self.listed[i].hint.split(":")[0] for i in chosen]
        groups = [self.listed[i].hint if kind == "esc10" else kind for i, kind in zip(chosen, kinds)]
        self.mixer = mixing.Mixer(self.power, own, groups, seed)
        self.known = [-1 if truths[i] is None or not words else truths[i] for i in chosen]
        self.event = [-1 if kind in UNSURE else 1 for kind in kinds]
        self.bank, self.random = noise_bank(), np.random.default_rng(seed)

    def batch(self, size: int):
        """log-mel [size, 1, bands, FRAMES]; known [size]: a concept, -1, or NOTHING for silence and noise; event [size]: 1, 0
        or -1 for not known."""
        scenes, known, event = zip(*(self._one() for _ in range(size)))
        x = mel.log_mel(torch.from_numpy(np.stack(scenes)).transpose(1, 2).contiguous())[:, None]
        return x, torch.tensor(known), torch.tensor(event)

    def _one(self):
        r = self.random
        if r.random() >= NOISE_SHARE:
            picked = self.mixer.pick()
            return self.mixer.scene(picked), self.known[picked], self.event[picked]
        piece = self.bank[r.integers(len(self.bank))]
        offset = r.integers(len(piece) - mel.FRAMES)
        noise = (self.mixer.noise_scene() if r.random() < 0.4 else
                 piece[offset:offset + mel.FRAMES] * np.float32(10 ** r.uniform(-3, 1)))
        return noise * passed(r) if r.random() < PASSED_SHARE else noise, NOTHING, 0


@torch.no_grad()
def hear(data: Path, work: Path, net, part: str, count: int, seed: int, words: bool = True):
    """Embeddings [n, 512], targets [n, COUNT + 1], event [n] (1, 0 or -1 for not known); without `words` the targets are
    what the teacher says alone."""
    drawn, ask, found = Scenes(data, work, part, seed, words), teacher.load(data), [[], [], []]
    for start in range(0, count, 64):
        x, known, event = drawn.batch(64)
        for kept, value in zip(found, (net(x)[1], targets(ask(x).sigmoid(), known), event)):
            kept.append(value)
        if start % 3200 == 0:
            print(f"{part} scenes heard {start}/{count}", flush=True)
    return [torch.cat(kept) for kept in found]


@torch.no_grad()
def ears(data: Path, work: Path) -> torch.nn.Module:
    """The student of WORK/student.pt: its averaged weights, or the last ones where those agree better with the teacher
    (the average trails far behind in the first minutes of training)."""
    state, listed = torch.load(work / "student.pt"), sounds.recordings(data)
    power, index = sounds.load(work)
    held = [i for i, r in enumerate(listed) if r.part == "held"]
    index[:, 1:] = index[:, :1]
    x = mixing.Mixer(power, index[held], [listed[i].hint for i in held], 3).batch(256)
    wanted = teacher.load(data)(x).sigmoid()
    found = []
    for name in ("average", "net"):
        net = student.Student(state["normed"]).eval()
        net.load_state_dict({k.removeprefix("module."): v for k, v in state[name].items() if k != "n_averaged"})
        loss = F.binary_cross_entropy_with_logits(net(x)[0], wanted).item()
        print(f"student at step {state['step']}, {name}: {loss:.5f}", flush=True)
        found.append((loss, name, net))
    return min(found)[2]


def loss_of(head, x, wanted, event):
    said, presence = head(x)
    concept = -(wanted * said.log_softmax(1)).sum(1).mean()
    sure = event >= 0
    return concept + F.binary_cross_entropy_with_logits(presence[sure], event[sure].float())


def learn(train, held):
    """The sound head, from what `hear` gave; tells how it goes on held-out scenes."""
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
                      f" noise told {quiet:.3f} sounds told {heard:.3f}", flush=True)
            head.train()
    return head.eval()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--scenes", type=int, default=SCENES)
    options = options.parse_args()
    torch.manual_seed(1)
    net = ears(options.data, options.work)
    train = hear(options.data, options.work, net, "train", options.scenes, 11)
    held = hear(options.data, options.work, net, "held", 1280, 12)
    head = learn(train, held)
    torch.save(head.state_dict(), options.work / "ears.pt")


if __name__ == "__main__":
    main()
