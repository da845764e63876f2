// SPDX-License-Identifier: Apache-2.0
// The picture of a tile: heat where something sounds and a box for every source, as vssloverlay draws them.

import { byWord, short } from "./words.js";

const MARGIN = 0.06; // below the threshold, where heat begins to show
const STRENGTH = 0.85;
const INFERNO = [
  [87, 16, 110], [136, 34, 106], [188, 55, 84], [227, 89, 51], [249, 140, 10], [249, 201, 50], [252, 255, 164],
];
const RAMP = Array.from({ length: 256 }, (unused, level) => {
  const at = (level / 255) * (INFERNO.length - 1);
  const anchor = Math.min(Math.floor(at), INFERNO.length - 2);
  const part = at - anchor;
  const colour = INFERNO[anchor].map((from, i) => from * (1 - part) + INFERNO[anchor + 1][i] * part);
  return [...colour, 255 * STRENGTH * Math.min(1, (level / 255) * 1.6)];
});
const cells = document.createElement("canvas");
const cellsContext = cells.getContext("2d", { willReadFrequently: true });

/** Makes the canvas as sharp as the screen; answers the pixels of one CSS pixel. */
export function fit(canvas) {
  const scale = Math.min(2, devicePixelRatio || 1);
  const width = Math.max(1, Math.round(canvas.clientWidth * scale));
  const height = Math.max(1, Math.round(canvas.clientHeight * scale));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  return scale;
}

export function drawPicture(canvas, record) {
  const scale = fit(canvas);
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  thirds(context, canvas);
  if (record === null || record.verdict !== "located") {
    return;
  }
  if (record.heat?.encoding === "u8") {
    heat(context, canvas, record);
  }
  record.sources.forEach((source) => box(context, canvas, source, scale));
}

function thirds(context, canvas) {
  context.fillStyle = "rgb(139 148 158 / 0.18)";
  for (const part of [1 / 3, 2 / 3]) {
    context.fillRect(Math.round(canvas.width * part), 0, 1, canvas.height);
    context.fillRect(0, Math.round(canvas.height * part), canvas.width, 1);
  }
}

function heat(context, canvas, { heat: map, peak, threshold }) {
  const low = threshold - MARGIN;
  const span = Math.max(peak - low, MARGIN);
  const raw = atob(map.data);
  const pixels = cellsContext.createImageData(map.width, map.height);
  for (let i = 0; i < raw.length; i++) {
    const similarity = map.min + ((map.max - map.min) * raw.charCodeAt(i)) / 255;
    const level = Math.round(255 * Math.min(1, Math.max(0, (similarity - low) / span)));
    pixels.data.set(RAMP[level], 4 * i);
  }
  cells.width = map.width;
  cells.height = map.height;
  cellsContext.putImageData(pixels, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(cells, 0, 0, canvas.width, canvas.height);
}

function box(context, canvas, source, scale) {
  const line = 2 * scale;
  const x = source.x * canvas.width;
  const y = source.y * canvas.height;
  const width = source.width * canvas.width;
  const height = source.height * canvas.height;
  context.lineWidth = line * 2;
  context.strokeStyle = "rgb(0 0 0 / 0.55)";
  context.strokeRect(x, y, width, height);
  context.lineWidth = line;
  context.strokeStyle = byWord.get("located").colour;
  context.strokeRect(x, y, width, height);
  if (source.label) {
    label(context, canvas, short(source.label, 40), x, y, scale);
  }
}

function label(context, canvas, text, x, y, scale) {
  const size = Math.round(Math.max(12, Math.min(20, canvas.height / scale / 16)) * scale);
  context.font = `600 ${size}px system-ui, "DejaVu Sans", sans-serif`;
  const width = context.measureText(text).width + size;
  const height = size * 1.4;
  const left = Math.max(0, Math.min(x - scale, canvas.width - width));
  const top = y > height ? y - height : y;
  context.fillStyle = byWord.get("located").colour;
  context.fillRect(left, top, width, height);
  context.fillStyle = "#000";
  context.textBaseline = "middle";
  context.fillText(text, left + size / 2, top + height / 2 + scale / 2);
}
