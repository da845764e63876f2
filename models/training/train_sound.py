"""Trains the student on the teacher's answers: both see the same fresh mixtures (function matching).

Resumes from WORK/student.pt. The learning rate follows a cosine over wall-clock time, so that it ends when asked to.
"""
import argparse
import time
from pathlib import Path

import torch
from torch.nn import functional as F

from vssl import mel, mixing, sounds, student, teacher

BATCH, PEAK_RATE, TEMPERATURE = 48, 2e-3, 2.0


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


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=90)
    options = options.parse_args()
    torch.manual_seed(1)
    sounds.prepare(options.data, options.work)
    listed = sounds.recordings(options.data)
    power, index = sounds.load(options.work)
    train = [i for i, r in enumerate(listed) if r.part == "train" and index[i, 0, 1] > 0]
    parts = {name: [i for i, r in enumerate(listed) if pick(r) and index[i, 0, 1] > 0][::step] for name, pick, step in [
        ("held", lambda r: r.part == "held" and not r.hint.startswith("esc10"), 1),
        ("unseen", lambda r: r.part == "unseen", 3),
        ("esc10", lambda r: r.part == "held" and r.hint.startswith("esc10"), 1)]}
    net = student.Student().to(memory_format=torch.channels_last)
    print(sum(p.numel() for p in net.parameters()), "parameters,", len(train), "recordings", flush=True)
    ask = teacher.load(options.data / "weights" / "mn04_as_mAP_432.pt").to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(net.parameters(), PEAK_RATE, weight_decay=1e-2)
    average = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99),
                                                  use_buffers=True)
    saved, step, spent = options.work / "student.pt", 0, 0.0
    if saved.exists():
        state = torch.load(saved)
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        step, spent = state["step"], state["spent"]
    mixer = mixing.Mixer(power, index[train], [listed[i].hint.split(":")[0] + listed[i].hint[6:] * (
        listed[i].hint.startswith("esc10")) for i in train], seed=step + 1)
    started, shown, seen, total = time.time() - spent, time.time(), 0, 0.0
    while (done := (time.time() - started) / (options.minutes * 60)) < 1:
        rate = PEAK_RATE * min(1, (step + 1) / 300) * (0.5 + 0.5 * torch.cos(torch.tensor(done * 3.14159)).item())
        for group in optimizer.param_groups:
            group["lr"] = rate + 1e-6
        x = mixer.batch(BATCH).contiguous(memory_format=torch.channels_last)
        with torch.no_grad():
            wanted = ask(x)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net(x)[0]
        loss = loss_of(logits.float(), wanted)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        average.update_parameters(net)
        step, seen, total = step + 1, seen + 1, total + loss.item()
        if time.time() - shown > 240 or step == 100:
            scores = "  ".join("%s %.0f%%/%.2f" % (name, 100 * hit, cos) for name, (hit, cos) in (
                (name, agreement(average.module, ask, power, index, chosen)) for name, chosen in parts.items()))
            print("step %d  %.0f%% of the time  loss %.3f  %s" % (step, 100 * done, total / max(1, seen), scores),
                  flush=True)
            torch.save({"net": net.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(),
                        "step": step, "spent": time.time() - started}, str(saved) + ".part")
            Path(str(saved) + ".part").rename(saved)
            shown, seen, total = time.time(), 0, 0.0
    torch.save({"net": net.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(),
                "step": step, "spent": time.time() - started}, saved)


if __name__ == "__main__":
    main()
