// SPDX-License-Identifier: Apache-2.0
// The last minutes of one stream: how loud it was, and a band in the colour of what was heard.

import { fit } from "./heat.js";
import { VERDICTS, byLetter, lufs } from "./words.js";

export const CELL_MILLIS = 500;
const CELLS = 600;
const QUIETEST = -70;
const LOUDEST = 0;

export class Timeline {
  #numbers = new Float64Array(CELLS).fill(-1);
  #letters = new Array(CELLS).fill(".");
  #loudness = new Int8Array(CELLS);

  put({ first, verdicts, loudness }) {
    for (let i = 0; i < verdicts.length; i++) {
      const slot = (first + i) % CELLS;
      this.#numbers[slot] = first + i;
      this.#letters[slot] = verdicts[i];
      this.#loudness[slot] = loudness[i];
    }
  }

  /** Absent where nothing is known. */
  at(cell) {
    const slot = cell % CELLS;
    const verdict = this.#numbers[slot] === cell ? byLetter.get(this.#letters[slot]) : undefined;
    return verdict && { verdict, loudness: this.#loudness[slot] };
  }

  draw(canvas, now) {
    const scale = fit(canvas);
    const context = canvas.getContext("2d");
    const width = canvas.width;
    const band = Math.round(10 * scale);
    const room = canvas.height - band - scale;
    context.clearRect(0, 0, width, canvas.height);
    const newest = Math.floor(now / CELL_MILLIS);
    for (let x = 0; x < width; x++) {
      const cell = newest - CELLS + 1 + Math.floor((x / width) * CELLS);
      const heard = this.at(cell);
      if (heard) {
        const level = Math.min(1, Math.max(0.02, (heard.loudness - QUIETEST) / (LOUDEST - QUIETEST)));
        context.fillStyle = heard.verdict.colour;
        context.globalAlpha = 0.55;
        context.fillRect(x, room * (1 - level), 1, room * level);
        context.globalAlpha = 1;
        context.fillRect(x, canvas.height - band, 1, band);
      }
    }
    minutes(context, canvas, now, scale);
  }

  /** The text for a pointer at a fraction (0 to 1) of the width. */
  tell(part, now) {
    const cell = Math.floor(now / CELL_MILLIS) - CELLS + 1 + Math.floor(part * CELLS);
    const heard = this.at(cell);
    const clock = new Date(cell * CELL_MILLIS).toLocaleTimeString();
    return heard ? `${clock} ${heard.verdict.word}, ${lufs(heard.loudness)} LUFS` : `${clock}`;
  }

  /** A summary in words. */
  summary(now) {
    const newest = Math.floor(now / CELL_MILLIS);
    const counts = new Map();
    let all = 0;
    for (let cell = newest - CELLS + 1; cell <= newest; cell++) {
      const word = this.at(cell)?.verdict.word;
      if (word) {
        all++;
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    const parts = VERDICTS.filter(({ word }) => counts.has(word))
      .map(({ word }) => `${word} ${Math.round((100 * counts.get(word)) / all)} %`);
    return parts.length > 0 ? `the last 5 minutes: ${parts.join(", ")}` : "no results in the last 5 minutes";
  }
}

/** A line for each minute past, with its number where there is room. */
function minutes(context, canvas, now, scale) {
  const style = getComputedStyle(canvas);
  const minute = (canvas.width * 60_000) / (CELLS * CELL_MILLIS);
  context.fillStyle = style.color;
  context.font = `${parseFloat(style.fontSize) * scale}px ${style.fontFamily}`;
  context.textBaseline = "top";
  for (let past = 1; past * minute < canvas.width; past++) {
    const x = Math.round(canvas.width - past * minute);
    context.globalAlpha = 0.45;
    context.fillRect(x, 0, scale, canvas.height);
    context.globalAlpha = 1;
    if (canvas.height > 60 * scale) {
      context.fillText(`−${past} min`, x + 4 * scale, 3 * scale);
    }
  }
}
