// SPDX-License-Identifier: Apache-2.0
// Words, colours and numbers as people read them.

export const VERDICTS = [
  { word: "located", letter: "l", colour: "#009e73", says: "" },
  { word: "offscreen", letter: "o", colour: "#e69f00", says: "the sound source is not in the picture" },
  { word: "noise", letter: "n", colour: "#56b4e9", says: "background noise, no sound event" },
  { word: "silence", letter: "s", colour: "#999999", says: "no audible sound" },
  { word: "warming", letter: "w", colour: "#f0e442", says: "too little audio yet for a verdict" },
  { word: "no-audio", letter: "a", colour: "#d55e00", says: "the stream has no audio" },
];

export const byWord = new Map(VERDICTS.map((verdict) => [verdict.word, verdict]));
export const byLetter = new Map(VERDICTS.map((verdict) => [verdict.letter, verdict]));

export function duration(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

export function lufs(value) {
  if (value < -90) {
    return "–"; // nothing at all
  }
  return (value < 0 ? "−" : "") + Math.abs(value).toFixed(1);
}

export function count(number) {
  return number.toLocaleString("en");
}

export function bytes(number) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const unit = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, number)) / 3));
  return `${(number / 1000 ** unit).toFixed(unit > 0 ? 1 : 0)} ${units[unit]}`;
}

/** A label of a model is text of any length. */
export function short(text, most) {
  return text.length > most ? text.slice(0, most - 1) + "…" : text;
}
