# SPDX-License-Identifier: Apache-2.0
"""Trains the sound encoder on the teacher's answers: both see the same fresh mixtures (function matching).

Resumes from WORK/student.pt; without it, `--from BUNDLE` fine-tunes a bundle's sound encoder. The learning rate follows
a cosine over wall-clock time, so that it ends when asked to, or over a number of `--steps`. A GPU wants `--device cuda
--batch 512` and as many `--workers` as there are cores: mixing a scene takes a core one to two milliseconds. On a CPU a
process for each core, which share a batch, wait less than threads:
`python -m torch.distributed.run --standalone --nproc-per-node 2 train_sound_encoder.py ...`
"""
import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from vssl import data_parallel, distillation, sounds, student, teacher
from vssl.sound_scenes import Scenes

REPORT_SECONDS, FIRST_REPORT = 240, 100  # between two reports and checkpoints; the first comes after as many steps
SEEDS_APART = 1_000_000_007  # more than there are steps, so that no two runs draw the same scenes


class Mixtures(IterableDataset):
    """Endless batches: log-mel [size, 1, bands, FRAMES], the first half of anything; of the second half what is known."""

    def __init__(self, drawn: Scenes, size: int, seed: int):
        self.drawn, self.size, self.seed = drawn, size, seed

    def __iter__(self):
        worker = get_worker_info()
        seeds = np.random.SeedSequence([self.seed, worker.id if worker else 0]).spawn(2)
        self.drawn.random, self.drawn.mixer.random = (np.random.default_rng(s) for s in seeds)
        while True:
            x, *known = self.drawn.batch(self.size // 2)
            yield torch.cat([self.drawn.mixer.batch(self.size // 2), x]), *known


class Examiner:
    """Asks a network about whole recordings that it never learns from."""

    def __init__(self, drawn: Scenes, ask: torch.nn.Module):
        self.drawn, self.ask = drawn, ask
        self.asked = distillation.parts(drawn.listed, drawn.index)
        self.asked["unseen"] = self.asked["unseen"][::3]  # they are many, and are asked about every few minutes

    def scores(self, net: torch.nn.Module) -> str:
        found = {name: distillation.agreement(net, self.ask, self.drawn.power, self.drawn.index, chosen)
                 for name, chosen in self.asked.items()}
        return "  ".join("%s %.1f%%/%.3f" % (name, 100 * hit, cosine) for name, (hit, cosine) in found.items())


class Clock:
    """How much of a run is over: by its steps where they are limited, else by its minutes, pauses between runs left out."""

    def __init__(self, minutes: float, steps: int | None, spent: float):
        self.minutes, self.steps, self.started = minutes, steps, time.time() - spent

    @property
    def spent(self) -> float:
        """Seconds, of the runs before this one too."""
        return time.time() - self.started

    def done(self, step: int) -> float:
        """0 to 1."""
        return step / self.steps if self.steps else self.spent / (self.minutes * 60)


def parsed() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=90)
    options.add_argument("--steps", type=int, help="ends after as many, those before a resumption too, whatever the minutes")
    options.add_argument("--seed", type=int, default=1, help="of the first weights and of the scenes")
    options.add_argument("--from", type=Path, dest="bundle", help="a bundle whose sound encoder is the start")
    options.add_argument("--device", default="cpu", type=torch.device, help="cpu or cuda")
    options.add_argument("--batch", type=int, default=64, help="of all processes together, which take two scenes each at least")
    options.add_argument("--workers", type=int, default=0, help="processes that mix scenes; 0: this one does")
    return options.parse_args()


def batches(options: argparse.Namespace, drawn: Scenes, first_step: int, rank: int, count: int):
    """This process's share of every batch, on the device."""
    seed = first_step * count + rank + (options.seed - 1) * SEEDS_APART
    loader = DataLoader(Mixtures(drawn, max(2, options.batch // count), seed), batch_size=None,
                        num_workers=options.workers, pin_memory=options.device.type == "cuda")
    return ([t.to(options.device, non_blocking=True) for t in batch] for batch in loader)


def encoder(options: argparse.Namespace, saved: dict | None, rank: int, fit) -> distillation.Learner:
    """Of what was saved, of a bundle or of nothing; `fit` learns the tags that a bundle leaves out."""
    normed = saved["normed"] if saved else not options.bundle
    net = student.Student(normed).to(options.device)
    if options.bundle and not saved:
        student.resume(net, options.bundle / "audio.onnx")
        if rank == 0:
            fit(net)
    learner = distillation.Learner(net, normed, distillation.WARM_RATE if options.bundle else distillation.PEAK_RATE)
    learner.to(options.device, saved)
    data_parallel.broadcast(learner.weights)
    return learner


def learn(learner: distillation.Learner, ask, drawn_batches, clock: Clock, report) -> None:
    """Until the clock says so; `report` is called every REPORT_SECONDS with the mean loss."""
    shown, losses, done = time.time(), [], 0.0
    while done < 1:
        loss, done = learner.learn(ask, *next(drawn_batches), clock.done(learner.step))
        losses.append(loss)
        if time.time() - shown > REPORT_SECONDS or learner.step == FIRST_REPORT:
            report(done, float(np.mean(losses)))
            shown, losses = time.time(), []


def main():
    options = parsed()
    torch.manual_seed(options.seed)
    rank, count = data_parallel.join()
    if rank == 0:
        sounds.prepare(options.data, options.work)
    data_parallel.barrier()
    file = options.work / "student.pt"
    saved = torch.load(file, map_location=options.device) if file.exists() else None
    drawn = Scenes(options.data, options.work, "train", 0)
    drawn_batches = batches(options, drawn, saved["step"] + 1 if saved else 0, rank, count)
    ask = teacher.load(options.data).to(options.device, memory_format=torch.channels_last)
    examiner = Examiner(drawn, ask)

    def fit(net):
        distillation.fit_tags(net, ask, drawn_batches)
        print("from", options.bundle, examiner.scores(net), flush=True)

    learner = encoder(options, saved, rank, fit)
    if rank == 0:
        print(sum(p.numel() for p in learner.net.parameters()), "parameters,", len(drawn.known), "recordings", flush=True)
    clock = Clock(options.minutes, options.steps, learner.spent)

    def report(done: float, loss: float) -> None:
        if rank == 0:
            print("step %d  %.0f%% done  loss %.3f  %s" % (
                learner.step, 100 * done, loss, examiner.scores(learner.average.module)), flush=True)
            learner.save(file, clock.spent)

    learn(learner, ask, drawn_batches, clock, report)
    if rank == 0:
        learner.save(file, clock.spent)


if __name__ == "__main__":
    main()
