"""Trains the student on the teacher's answers: both see the same fresh mixtures (function matching). A sound head, thrown
away afterwards, learns beside it, so that the student spends its size on the concepts that the product knows.

Resumes from WORK/student.pt; without it, `--from BUNDLE` goes on from a bundle's sound encoder. The learning rate follows
a cosine over wall-clock time, so that it ends when asked to.
"""
import argparse
import time
from pathlib import Path

import torch
from torch.nn import functional as F

import train_ears
from vssl import heads, mel, sounds, student, teacher

BATCH, PEAK_RATE, TEMPERATURE = 48, 2e-3, 1.0
WARM_RATE, TAG_STEPS = 1e-3, 400  # when going on from a bundle
CONCEPTS = 3.0  # weight of the concepts' loss beside the tags'


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
    hits, cosine = 0, 0.0
    for start in range(0, len(chosen), 64):
        windows = []
        for recording in chosen[start:start + 64]:
            first, length = index[recording, 0]
            piece = power[first:first + min(length, mel.FRAMES)]
            piece = torch.from_numpy(piece.copy())
            windows.append(F.pad(piece, (0, 0, 0, mel.FRAMES - len(piece))))
        x = mel.log_mel(torch.stack(windows).transpose(1, 2).contiguous())[:, None]
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


def fit_tags(net, ask, mixer):
    """Learns the tags, which a bundle leaves out, on an encoder that stays as it is."""
    net.eval()
    optimizer = torch.optim.Adam(net.tags.parameters(), PEAK_RATE)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, TAG_STEPS)
    for _ in range(TAG_STEPS):
        x = mixer.batch(BATCH)
        with torch.no_grad():
            wanted, embedding = ask(x), net(x)[1]
        optimizer.zero_grad()
        loss_of(net.tags(embedding), wanted).backward()
        optimizer.step()
        schedule.step()
    net.train()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=90)
    options.add_argument("--from", type=Path, dest="bundle", help="a bundle whose sound encoder is the start")
    options = options.parse_args()
    torch.manual_seed(1)
    sounds.prepare(options.data, options.work)
    saved, step, spent, peak = options.work / "student.pt", 0, 0.0, WARM_RATE if options.bundle else PEAK_RATE
    state = torch.load(saved) if saved.exists() else None
    drawn = train_ears.Scenes(options.data, options.work, "train", state["step"] + 1 if state else 0)
    mixer, asked = drawn.mixer, parts(drawn.listed, drawn.index)
    ask = teacher.load(options.data).to(memory_format=torch.channels_last)

    def scores(of):
        return "  ".join("%s %.1f%%/%.3f" % (name, 100 * hit, cos) for name, (hit, cos) in (
            (name, agreement(of, ask, drawn.power, drawn.index, chosen)) for name, chosen in asked.items()))

    if options.bundle and not state:
        net = student.resume(options.bundle / "audio.onnx", mixer.batch(8 * BATCH))
        fit_tags(net, ask, mixer)
        print("from", options.bundle, scores(net), flush=True)
    else:
        net = student.Student()
    net.to(memory_format=torch.channels_last)
    print(sum(p.numel() for p in net.parameters()), "parameters,", len(drawn.known), "recordings", flush=True)
    head = heads.SoundHead()
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
                    "optimizer": optimizer.state_dict(), "step": step, "spent": time.time() - started}, str(saved) + ".part")
        Path(str(saved) + ".part").rename(saved)

    started, shown, seen, total = time.time() - spent, time.time(), 0, 0.0
    while (done := (time.time() - started) / (options.minutes * 60)) < 1:
        rate = peak * min(1, (step + 1) / 300) * (0.5 + 0.5 * torch.cos(torch.tensor(done * 3.14159)).item())
        for group in optimizer.param_groups:
            group["lr"] = rate + 1e-6
        known_of, known, event = drawn.batch(BATCH // 2)
        x = torch.cat([mixer.batch(BATCH // 2), known_of]).contiguous(memory_format=torch.channels_last)
        with torch.no_grad():
            wanted = ask(x)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, embedding = net(x)
        tags = loss_of(logits.float(), wanted)
        shares = train_ears.targets(wanted[BATCH // 2:].sigmoid(), known)
        loss = tags + CONCEPTS * train_ears.loss_of(head, embedding[BATCH // 2:].float(), shares, event)
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
