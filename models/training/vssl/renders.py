"""Instruments played by a synthesizer: phrases whose instrument is certain, for the sound encoder and its head.

FluidSynth plays General-MIDI sound fonts (Debian packages; MIT, parts public domain). Phrases are drawn by a seed: melodies
or chords in the instrument's range, at any tempo and loudness, dry or in a room.
"""
import io
import subprocess
import tempfile
from pathlib import Path

import mido
import numpy as np

from vssl import concepts, mel

FONTS = {"FluidR3_GM": "/usr/share/sounds/sf2/FluidR3_GM.sf2",
         "MuseScore_General": "/usr/share/sounds/sf3/MuseScore_General_Full.sf3"}
LICENCE = "MIT (sound fonts)"
CREDIT = ("Fluid (R3) General MIDI, Frank Wen (MIT; Debian fluid-soundfont-gm 3.1), and MuseScore_General, S. Christian "
          "Collins, Michael Cowgill, Frank Wen and others (MIT, parts public domain or CC0; Debian musescore-general-soundfont "
          "0.2.1), played by FluidSynth")
PHRASES, SECONDS = 6, 10.0  # of each program from each font
DRUMS, DRUM_CHANNEL = "drum", 9
TICKS = 480  # of a MIDI quarter note, which lasts half a second here
#        concept: programs (from 0), lowest and highest pitch, whether several notes sound at once
_ROWS = """
piano|0-7|33-96|chords
guitar|24-31|40-76|chords
guitar|32-39|28-55|
banjo or mandolin|104-107|50-84|chords
organ|16-20|36-84|chords
accordion|21-23|48-84|chords
violin|40-41,110|55-98|
cello or double bass|42-43|30-70|
harp|46|36-90|chords
saxophone or clarinet|64-71|44-86|
trumpet or trombone|56-61|40-82|
flute|72-75,77,79|60-96|
xylophone|9,11-13,114|55-96|chords
bell or gong|14,112|48-84|
bagpipes|109|55-80|
drum|47,116-118|36-62|
"""
INSTRUMENTS = [(concept, concepts.numbers(programs), concepts.numbers(pitches), bool(chords))
               for concept, programs, pitches, chords in (row.split("|") for row in _ROWS.strip().splitlines())]
KITS = (0, 8, 16, 24, 25, 32, 40, 48)


def listed() -> list[tuple[str, str]]:
    """(concept, name) of every render, in a fixed order; a name is 'font/program', a kit's program begins with k."""
    found = [(concept, str(program)) for concept, programs, _, _ in INSTRUMENTS for program in programs]
    found += [(DRUMS, f"k{kit}") for kit in KITS]
    return [(concept, f"{font}/{program}") for concept, program in found for font in FONTS]


def wave(name: str) -> np.ndarray:
    """Mono float32 at 32 kHz."""
    font, program = name.split("/")
    number, is_kit = int(program.lstrip("k")), program.startswith("k")
    r = np.random.default_rng([number, sorted(FONTS).index(font), is_kit])
    notes = [(phrase * SECONDS + at, *note) for phrase in range(PHRASES)
             for at, *note in (_beats(r) if is_kit else _phrase(r, number))]
    with tempfile.TemporaryDirectory() as folder:
        midi, raw = Path(folder) / "notes.mid", Path(folder) / "sound.raw"
        midi.write_bytes(_file(notes, number, DRUM_CHANNEL if is_kit else 0))
        room = ["-o", f"synth.reverb.active={int(r.random() < 0.6)}", "-o", f"synth.reverb.room-size={r.uniform(0.1, 0.9):.2f}",
                "-o", "synth.chorus.active=0", "-o", "synth.dynamic-sample-loading=1"]
        subprocess.run(["fluidsynth", "-n", "-i", "-q", "-r", str(mel.SAMPLE_RATE), "-g", "0.6", *room, "-T", "raw", "-O", "s16",
                        "-F", str(raw), FONTS[font], str(midi)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stereo = np.frombuffer(raw.read_bytes(), np.int16).reshape(-1, 2)
    return (stereo[:int(PHRASES * SECONDS * mel.SAMPLE_RATE)].mean(1) / 32768).astype(np.float32)


def _phrase(r: np.random.Generator, program: int):
    """[(second, note, velocity, seconds)]: a walk over a scale, notes held, parted or repeated, at times chords."""
    pitches, chords = next((pitches, chords) for _, programs, pitches, chords in INSTRUMENTS if program in programs)
    low, high = pitches[0], pitches[-1]
    scale = np.array([0, 2, 4, 5, 7, 9, 11]) if r.random() < 0.6 else np.array([0, 2, 3, 5, 7, 8, 10])
    pitch, key = r.uniform(low + 3, high - 3), r.integers(12)
    beat, held, loud = r.choice([0.12, 0.25, 0.5, 0.9]), r.uniform(0.5, 1.2), r.uniform(45, 120)
    at, notes = 0.05, []
    while at < SECONDS - 0.3:
        pitch = np.clip(pitch + r.normal(0, 3.5), low, high)
        nearest = int(min((12 * o + key + s for o in range(11) for s in scale), key=lambda n: abs(n - pitch)))
        length = beat * r.choice([0.5, 1, 1, 1, 2])
        together = [0, 4, 7, 12][:r.integers(1, 5)] if chords and r.random() < 0.4 else [0]
        for step in together:
            notes.append((at, min(nearest + step, 108), int(np.clip(r.normal(loud, 12), 25, 127)), length * held))
        at += length
    return notes


def _beats(r: np.random.Generator):
    """One drum again and again, or a rhythm on a kit."""
    step, at, notes = r.uniform(0.09, 0.3), 0.05, []
    drums = r.choice([35, 36, 37, 38, 39, 40, 41, 43, 45, 47, 48, 50, 42, 44, 46, 49, 51, 54, 56, 60, 61, 62, 63, 64, 69],
                     r.choice([1, 2, 4, 6]), replace=False)
    likely = r.uniform(0.15, 0.7, len(drums))
    while at < SECONDS - 0.3:
        notes += [(at, int(drum), int(r.uniform(50, 127)), 0.1) for drum, p in zip(drums, likely) if r.random() < p]
        at += step
    return notes


def _file(notes, program: int, channel: int) -> bytes:
    events = [(0.0, mido.Message("program_change", program=program, channel=channel))]
    for at, note, velocity, seconds in notes:
        events.append((at, mido.Message("note_on", note=note, velocity=velocity, channel=channel)))
        events.append((at + seconds, mido.Message("note_off", note=note, channel=channel)))
    track, before = mido.MidiTrack(), 0
    for at, message in sorted(events, key=lambda e: e[0]):
        ticks = round(at * 2 * TICKS)
        track.append(message.copy(time=ticks - before))
        before = ticks
    written = io.BytesIO()
    mido.MidiFile(ticks_per_beat=TICKS, tracks=[track]).save(file=written)
    return written.getvalue()
