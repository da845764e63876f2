// SPDX-License-Identifier: Apache-2.0
// Connects the sidecar's events to the views.

import { Board } from "./board.js";
import { listen } from "./live.js";
import { Head } from "./status.js";
import { startTheme } from "./theme.js";

const TICK_MILLIS = 500;
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
const board = new Board(document.getElementById("board"), document.getElementById("empty"));
const head = new Head();
const news = document.getElementById("news");
let aheadMillis = 0; // of this clock, the sidecar's
let told = new Set(); // since the connection was opened
let statuses = 0;

const now = () => Date.now() + aheadMillis;
board.now = now;

function drawAll() {
  board.tiles().forEach((tile) => tile.draw(now()));
}

function tick() {
  board.tiles().forEach((tile) => tile.tick(now()));
  head.count(board.tiles().map((tile) => tile.kind(now())));
  if (isCalm.matches) {
    drawAll();
  }
}

function frame() {
  if (!isCalm.matches) {
    drawAll();
  }
  requestAnimationFrame(frame);
}

const chooseTheme = startTheme(document.getElementById("theme"), () => {
  board.tiles().forEach((tile) => tile.redraw());
  tick();
});

addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "t" && !event.altKey && !event.ctrlKey && !event.metaKey) {
    chooseTheme();
  }
});
board.element.addEventListener("change-of-state", (event) => {
  if (event.detail.kind === "gone" || event.target === document.activeElement) {
    news.textContent = event.detail.text;
  }
});

listen({
  status: (status) => {
    aheadMillis = status.now - Date.now();
    head.status(status);
    board.arrange();
    if (++statuses === 2) {
      // a restarted sidecar knows less than this page does
      board.tiles().filter((tile) => !told.has(tile.name)).forEach((tile) => board.forget(tile.name));
    }
  },
  opened: () => {
    told = new Set();
    statuses = 0;
  },
  stream: (stream) => {
    told.add(stream.stream);
    board.tile(stream.stream).hear(stream);
  },
  cells: (cells) => board.tile(cells.stream).cells(cells),
  forget: ({ stream }) => board.forget(stream),
  presence: (isHere) => {
    head.presence(isHere);
    board.arrange();
  },
});
setInterval(tick, TICK_MILLIS);
frame();
