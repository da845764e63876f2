# SPDX-License-Identifier: Apache-2.0
"""Proves the exporters with random weights: each front end against SciPy or torchaudio, ONNX against PyTorch from the
waveform on, checkpoints of every model by name. Exit code 1 if anything is off."""
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import torchaudio
from scipy import signal

import checkpoint
import export
from fronts import CLIP, SAMPLE_RATE
from published import MODELS

FRONT_LIMIT, PARITY_LIMIT = 1e-4, 1e-3
WINDOW = int(export.SAMPLE_RATE * export.WINDOW_SECONDS)


def waves() -> dict[str, np.ndarray]:
    """[samples] in float32: loud, faint, nothing, and both shorter and longer than the published clip."""
    random = np.random.default_rng(5)
    time = np.arange(WINDOW) / SAMPLE_RATE
    return {
        "silence": np.zeros(WINDOW),
        "noise": random.normal(0, 1, WINDOW).clip(-1, 1),
        "tone over hiss": 0.9 * np.sin(2 * np.pi * 440 * time) + 1e-4 * random.normal(0, 1, WINDOW),
        "one second": random.normal(0, 0.1, SAMPLE_RATE),
        "twelve seconds": random.normal(0, 0.1, 12 * SAMPLE_RATE).clip(-1, 1)}


def repeated(wave: np.ndarray, samples: int) -> np.ndarray:
    return np.tile(wave, samples // len(wave) + 1)[:samples]


def psd(wave: np.ndarray, overlap: int) -> np.ndarray:
    """As the published loaders call SciPy."""
    return np.log(signal.spectrogram(wave.clip(-1, 1).astype(np.float64), SAMPLE_RATE, nperseg=512,
                                     noverlap=overlap)[2] + 1e-7) / 12


def mel_db(wave: np.ndarray, _: int) -> np.ndarray:
    """As the published loaders call torchaudio, in double precision."""
    spectrum = torchaudio.transforms.MelSpectrogram(SAMPLE_RATE, n_fft=512, hop_length=239, n_mels=257,
                                                    normalized=True).double()
    bank = spectrum.mel_scale.fb
    assert int((bank.sum(0) == 0).sum()) == 28, "28 of the 257 bands are empty at this rate"
    power = spectrum(torch.from_numpy(wave.clip(-1, 1).astype(np.float64)))
    return torchaudio.functional.amplitude_to_DB(power, 10.0, 1e-10, 0.0).numpy()


def middle(wave: np.ndarray) -> np.ndarray:
    first = max(0, (len(wave) - 3 * SAMPLE_RATE) // 2)
    return repeated(wave[first:], 3 * SAMPLE_RATE)


CLIPS = {  # what is cut out of a waveform, then the published analysis and its overlap
    "lvs": (lambda w: repeated(w, CLIP)[7 * SAMPLE_RATE // 2:13 * SAMPLE_RATE // 2], psd, 353),
    "lvs-original": (lambda w: repeated(w, CLIP), psd, 274),
    "ez-vsl": (middle, psd, 274),
    "ssl-tie": (lambda w: repeated(w, CLIP), mel_db, 0)}


def fronts() -> bool:
    good = True
    for name, (cut, analysis, overlap) in CLIPS.items():
        front = MODELS[name].front()
        for kind, wave in waves().items():
            wanted = analysis(cut(wave.astype(np.float32)), overlap)
            found = front(torch.from_numpy(wave.astype(np.float32))[None])[0, 0].numpy()
            scale = 1.0 if analysis is psd else 10.0  # decibels in bels, so that one limit holds for both
            off = np.abs(found - wanted).max() / scale if found.shape == wanted.shape else np.inf
            good &= told(f"front end of {name}, {kind}, {found.shape}", off, FRONT_LIMIT)
    return good


def parity(folder: Path) -> bool:
    good = True
    for name, published in MODELS.items():
        torch.manual_seed(1)
        network = published.network()
        export.write(published, name, network, export.threshold_of(published, name, 0.5), "random", "CC0-1.0",
                     folder / name)
        ear = onnxruntime.InferenceSession(str(folder / name / "audio.onnx"), providers=["CPUExecutionProvider"])
        eye = onnxruntime.InferenceSession(str(folder / name / "picture.onnx"), providers=["CPUExecutionProvider"])
        picture = torch.randn(1, 3, export.SIDE, export.SIDE)
        cells = eye.run(None, {"picture": picture.numpy()})[0]
        with torch.no_grad():
            wanted_cells = network.picture(picture)
            for kind, wave in waves().items():
                wave = torch.from_numpy(repeated(wave, WINDOW).astype(np.float32))[None]
                heat = np.einsum("dhw,d->hw", cells[0], ear.run(None, {"waveform": wave.numpy()})[0][0])
                wanted = torch.einsum("dhw,d->hw", wanted_cells[0], network.sound(wave)[0]).numpy()
                good &= told(f"heat of {name}, {kind}, ONNX beside PyTorch", np.abs(heat - wanted).max(), PARITY_LIMIT)
    return good


def checkpoints(folder: Path) -> bool:
    """Writes each network under the published names, reads it back, and sees a damaged one refused."""
    good = True
    for name, published in MODELS.items():
        torch.manual_seed(2)
        network, other = published.network(), published.network()
        back = {ours: theirs for theirs, ours in published.keys.names.items()}
        tensors = {}
        for key, value in network.state_dict().items():
            prefix = max((p for p in back if key.startswith(p)), key=len)
            tensors["module." + back[prefix] + key.removeprefix(prefix)] = value
        if "audnet.conv1_a." in published.keys.names:  # beside it lies the first layer for colours, which is not used
            tensors["module.audnet.conv1.weight"] = torch.zeros(64, 3, 7, 7)
        file = folder / f"{name}.pth.tar"
        torch.save({"state_dict": tensors, "epoch": 3}, file)
        checkpoint.place(checkpoint.read(file), published.keys, other)
        same = all(torch.equal(a, b) for a, b in zip(network.state_dict().values(), other.state_dict().values()))
        tensors.pop(next(iter(tensors)))
        torch.save(tensors, file)
        try:
            checkpoint.place(checkpoint.read(file), published.keys, other)
            refused = False
        except checkpoint.CheckpointError as problem:
            refused = "missing (1)" in str(problem)
        print(f"{'ok ' if same and refused else 'BAD'} checkpoint of {name}: read back {same}, damaged refused {refused}")
        good &= same and refused
    return good


def told(what: str, off: float, limit: float) -> bool:
    print(f"{'ok ' if off < limit else 'BAD'} {what}: {off:.1e}")
    return off < limit


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        results = [fronts(), checkpoints(Path(folder)), parity(Path(folder))]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
