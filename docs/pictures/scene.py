# SPDX-License-Identifier: Apache-2.0
"""Draws a room with a piano and a clock as scene.svg and synthesises what is heard in it as scene.wav.

Nothing in either is recorded: shapes and sums of sines, so the pictures made of them are ours. Usage: scene.py FOLDER
"""

import math
import pathlib
import random
import struct
import sys
import wave

RATE = 32000

ROOM = """<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><defs>
<linearGradient id="wall" x2="0" y2="1"><stop stop-color="#cfd3cf"/><stop offset="1" stop-color="#b3b8b2"/></linearGradient>
<linearGradient id="floor" x2="0" y2="1"><stop stop-color="#7d6450"/><stop offset="1" stop-color="#5b4535"/></linearGradient>
<linearGradient id="wood"><stop stop-color="#8d4a24"/><stop offset=".5" stop-color="#b7683a"/><stop offset="1"
 stop-color="#71391a"/></linearGradient><filter id="soft"><feGaussianBlur stdDeviation="5"/></filter></defs>
<rect width="640" height="270" fill="url(#wall)"/><rect y="262" width="640" height="8" fill="#e9e6df"/>
<rect y="270" width="640" height="90" fill="url(#floor)"/>"""

CASE = """<g transform="translate(200,186) scale(1.15)">
<ellipse cy="104" rx="125" ry="9" opacity=".4" filter="url(#soft)"/>
<rect x="-118" y="-96" width="236" height="14" rx="3" fill="#2b1a10"/>
<rect x="-112" y="-84" width="224" height="80" fill="#3a2316"/>
<g fill="#452b1b" stroke="#21130a"><rect x="-98" y="-72" width="90" height="46"/><rect x="8" y="-72" width="90"
 height="46"/></g><rect x="-120" y="-8" width="240" height="9" fill="#21130a"/>
<rect x="-112" width="224" height="22" fill="#fbfaf4"/><rect x="-120" y="22" width="240" height="9" fill="#2b1a10"/>
<rect x="-112" y="31" width="224" height="60" fill="#342013"/>
<g fill="#2b1a10"><rect x="-120" y="28" width="14" height="76"/><rect x="106" y="28" width="14" height="76"/></g>
<g fill="#caa23c"><rect x="-16" y="84" width="8" height="12"/><rect x="-2" y="84" width="8" height="12"/>
<rect x="12" y="84" width="8" height="12"/></g>"""

DIAL = """<g transform="translate(490,110) scale(1.2)"><circle r="62" cy="4" opacity=".3" filter="url(#soft)"/>
<circle r="60" fill="url(#wood)"/><circle r="50" fill="#f7f3e8" stroke="#3a1d0c" stroke-width="2"/>
<path d="M0,6 L-2.5,0 L0,-26 L2.5,0 Z" fill="#111" transform="rotate(305)"/>
<path d="M0,8 L-2,0 L0,-40 L2,0 Z" fill="#111" transform="rotate(60)"/>
<line y1="10" y2="-42" stroke="#c22" transform="rotate(190)"/><circle r="3" fill="#111"/>"""


def keys() -> str:
    width = 224 / 35
    white = "".join(f'<path d="M{-112 + k * width:.2f},0 v22" stroke="#888" stroke-width=".6"/>' for k in range(36))
    black = "".join(f'<rect x="{-112 + (k + 1) * width - 1.9:.2f}" width="3.8" height="13.5" fill="#0d0d0d"/>'
                    for k in range(35) if k % 7 not in (2, 6))
    return white + black


def hours() -> str:
    marks = "".join(f'<path d="M0,{-40 if minute % 5 == 0 else -44} V-47" transform="rotate({6 * minute})" stroke="#222" '
                    f'stroke-width="{2.4 if minute % 5 == 0 else 1}"/>' for minute in range(60))
    words = "".join(f'<text x="{33 * math.sin(math.pi * hour / 6):.1f}" y="{4 - 33 * math.cos(math.pi * hour / 6):.1f}" '
                    f'font-family="DejaVu Serif" font-size="11" text-anchor="middle">{hour}</text>'
                    for hour in range(1, 13))
    return marks + words


def tone(hertz: float, seconds: float, partials: list[tuple[float, float, float]]) -> list[float]:
    """Partials are multiple, amplitude and decay per second."""
    return [sum(a * math.exp(-d * t / RATE) * math.sin(2 * math.pi * hertz * k * t / RATE) for k, a, d in partials)
            for t in range(int(seconds * RATE))]


def hiss(seconds: float, decay: float) -> list[float]:
    return [random.uniform(-1, 1) * math.exp(-decay * t / RATE) for t in range(int(seconds * RATE))]


def mixed(seconds: float, loudness: float, notes: list[tuple[float, list[float]]]) -> list[float]:
    samples = [0.0] * int(seconds * RATE)
    for start, note in notes:
        for i, value in enumerate(note, int(start * RATE)):
            if i < len(samples):
                samples[i] += value
    peak = max(map(abs, samples))
    return [loudness * value / peak for value in samples]


def piano(seconds: int) -> list[float]:
    string = [(k * (1 + 0.0004 * k * k), k ** -1.2, 1.2 + 0.5 * k) for k in range(1, 9)]
    melody = [261.6, 329.6, 392, 523.3, 659.3, 523.3, 392, 329.6]
    bass = tone(130.8, 2, string)
    return mixed(seconds, 0.5, [(k / 4, tone(melody[k % 8], 1.2, string)) for k in range(4 * seconds)]
                 + [(k, bass) for k in range(seconds)])


def clock(seconds: int) -> list[float]:
    return mixed(seconds, 0.6, [(k / 4, [a + b for a, b in zip(hiss(0.06, 400),
                                                                tone(1900 + 500 * (k % 2), 0.06, [(1, 1, 250)]))])
                                for k in range(4 * seconds)])


def drums(seconds: int) -> list[float]:
    kick = tone(60, 0.4, [(1, 1, 9)])
    snare = [0.8 * a + b for a, b in zip(hiss(0.3, 18), tone(190, 0.3, [(1, 0.6, 18)]))]
    cymbal = [0.3 * a for a in hiss(0.1, 50)]
    hits = {0: kick, 3: kick, 4: snare}
    return mixed(seconds, 0.5, [(k / 8, cymbal) for k in range(8 * seconds)]
                 + [(k / 8, hits[k % 8]) for k in range(8 * seconds) if k % 8 in hits])


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    random.seed(7)
    (folder / "scene.svg").write_text(f"{ROOM}{CASE}{keys()}</g>{DIAL}{hours()}</g></svg>")
    noise = mixed(4, 0.2, [(0, hiss(4, 0))])
    samples = piano(4) + clock(4) + [0.0] * (3 * RATE) + drums(4) + noise + piano(4)
    with wave.open(str(folder / "scene.wav"), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(struct.pack(f"<{len(samples)}h", *(int(32767 * sample) for sample in samples)))


if __name__ == "__main__":
    main()
