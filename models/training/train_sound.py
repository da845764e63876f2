"""Trains the student on the teacher's answers: both see the same fresh mixtures (function matching). A sound head, thrown
away afterwards, learns beside it, so that the student spends its size on the concepts that the product knows.

Resumes from WORK/student.pt; without it, `--from BUNDLE` goes on from a bundle's sound encoder. The learning rate follows
a cosine over wall-clock time, so that it ends when asked to. A GPU wants `--device cuda --batch 512` and as many
`--workers` as there are cores: mixing a scene takes a core one to two milliseconds.
"""
import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

import train_ears
from vssl import heads, mel, sounds, student, teacher

PEAK_RATE, TEMPERATURE = 2e-3, 1.0
WARM_RATE, TAG_SCENES, TAG_BATCH, TAG_EPOCHS = 1e-3, 16384, 256, 40  # when going on from a bundle
CONCEPTS = 3.0  # weight of the concepts' loss beside the tags'


class Mixtures(IterableDataset):
    """Endless batches: log-mel [size, 1, bands, FRAMES], the first half of anything; of the second half what is known."""

    def __init__(self, drawn: train_ears.Scenes, size: int, seed: int):
        self.drawn, self.size, self.seed = drawn, size, seed

    def __iter__(self):
        worker = get_worker_info()
        seeds = np.random.SeedSequence([self.seed, worker.id if worker else 0]).spawn(2)
        self.drawn.random, self.drawn.mixer.random = (np.random.default_rng(s) for s in seeds)
        while True:
            x, *known = self.drawn.batch(self.size // 2)
            yield torch.cat([self.drawn.mixer.batch(self.size // 2), x]), *known


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
    """Which recordings are asked about: held out, of collections never learnt from (one in three), ESC-10's last fold."""
    esc10 = [r.hint.startswith("esc10") for r in listed]
    usable = [i for i in range(len(listed)) if index[i, 0, 1] > 0]
    return {"held": [i for i in usable if listed[i].part == "held" and not esc10[i]],
            "unseen": [i for i in usable if listed[i].part == "unseen"][::3],
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


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=90)
    options.add_argument("--from", type=Path, dest="bundle", help="a bundle whose sound encoder is the start")
    options.add_argument("--device", default="cpu", type=torch.device, help="cpu or cuda")
    options.add_argument("--batch", type=int, default=48)
    options.add_argument("--workers", type=int, default=0, help="processes that mix scenes; 0: this one does")
    options = options.parse_args()
    torch.manual_seed(1)
    sounds.prepare(options.data, options.work)
    saved, step, spent, peak = options.work / "student.pt", 0, 0.0, WARM_RATE if options.bundle else PEAK_RATE
    state = torch.load(saved, map_location=options.device) if saved.exists() else None
    drawn = train_ears.Scenes(options.data, options.work, "train", 0)
    loader = DataLoader(Mixtures(drawn, options.batch, state["step"] + 1 if state else 0), batch_size=None,
                        num_workers=options.workers, pin_memory=options.device.type == "cuda")
    batches = ([t.to(options.device, non_blocking=True) for t in batch] for batch in loader)
    asked, half = parts(drawn.listed, drawn.index), options.batch // 2
    ask = teacher.load(options.data).to(options.device, memory_format=torch.channels_last)

    def scores(of):
        return "  ".join("%s %.1f%%/%.3f" % (name, 100 * hit, cos) for name, (hit, cos) in (
            (name, agreement(of, ask, drawn.power, drawn.index, chosen)) for name, chosen in asked.items()))

    normed = state["normed"] if state else not options.bundle
    net = student.Student(normed).to(options.device)
    if options.bundle and not state:
        student.resume(net, options.bundle / "audio.onnx")
        fit_tags(net, ask, batches)
        print("from", options.bundle, scores(net), flush=True)
    net.to(options.device, memory_format=torch.channels_last)
    print(sum(p.numel() for p in net.parameters()), "parameters,", len(drawn.known), "recordings", flush=True)
    head = heads.SoundHead().to(options.device)
    optimizer = torch.optim.AdamW([{"params": net.parameters()}, {"params": head.parameters()}], peak, weight_decay=1e-2)
    average = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99),
                                                  use_buffers=True)
    if state:
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        head.load_state_dict(state["head"])
        optimizer.load_state_dict(state["optimizer"])
        step, spent = state["step"], state["spent"]

    def save():
        torch.save({"net": net.state_dict(), "average": average.state_dict(), "head": head.state_dict(),
                    "optimizer": optimizer.state_dict(), "normed": normed, "step": step, "spent": time.time() - started}, str(saved) + ".part")
        Path(str(saved) + ".part").rename(saved)

    started, shown, seen, total = time.time() - spent, time.time(), 0, 0.0
    while (done := (time.time() - started) / (options.minutes * 60)) < 1:
        rate = peak * min(1, (step + 1) / 300) * (0.5 + 0.5 * torch.cos(torch.tensor(done * 3.14159)).item())
        for group in optimizer.param_groups:
            group["lr"] = rate + 1e-6
        x, known, event = next(batches)
        x = x.contiguous(memory_format=torch.channels_last)
        with torch.no_grad():
            wanted = ask(x)
        with torch.autocast(options.device.type, dtype=torch.bfloat16, enabled=options.device.type == "cuda"):
            logits, embedding = net(x)
        tags = loss_of(logits.float(), wanted)
        shares = train_ears.targets(wanted[half:].sigmoid(), known)
        loss = tags + CONCEPTS * train_ears.loss_of(head, embedding[half:].float(), shares, event)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        average.update_parameters(net)
        step, seen, total = step + 1, seen + 1, total + tags.item()
        if time.time() - shown > 240 or step == 100:
            print("step %d  %.0f%% of the time  loss %.3f  %s" % (
                step, 100 * done, total / max(1, seen), scores(average.module)), flush=True)
            save()
            shown, seen, total = time.time(), 0, 0.0
    save()


if __name__ == "__main__":
    main()
