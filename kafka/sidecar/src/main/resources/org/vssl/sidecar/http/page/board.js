// SPDX-License-Identifier: Apache-2.0
// All tiles: as large as they can be while all are seen, in the order of their names.

import { Tile } from "./tile.js";

const GAP = 12;
const BESIDE_STAGE = 152; // what a tile holds above and below its picture, its timeline 46 of it
const ROOMY = { width: 700, besideStage: 236, timeline: 110 };
const LOWEST_STAGE = 96;
const NARROWEST = 270;
const TIMELINE = 46;
const HIGHEST_TIMELINE = 130;

export class Board {
  #tiles = new Map();
  #order = new Intl.Collator("en", { numeric: true });

  constructor(element, empty) {
    this.element = element;
    this.empty = empty;
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("dblclick", (event) => this.#toggle(event.target.closest(".tile")));
    element.addEventListener("pointermove", (event) => this.#point(event));
    addEventListener("resize", () => this.arrange());
    this.now = () => Date.now();
  }

  tile(name) {
    let tile = this.#tiles.get(name);
    if (!tile) {
      tile = new Tile(name);
      this.#tiles.set(name, tile);
      const after = [...this.element.children].find((one) => this.#order.compare(one.dataset.stream, name) > 0);
      this.element.insertBefore(tile.element, after ?? null);
      this.arrange();
    }
    return tile;
  }

  tiles() {
    return [...this.#tiles.values()];
  }

  forget(name) {
    const tile = this.#tiles.get(name);
    this.#tiles.delete(name);
    if (tile?.element.classList.contains("large")) {
      delete this.element.dataset.large;
    }
    tile?.element.remove();
    this.arrange();
  }

  arrange() {
    this.empty.hidden = this.#tiles.size > 0;
    const shown = "large" in this.element.dataset ? 1 : this.#tiles.size;
    const { columns, stage, timeline, isRoomy } = layout(shown, this.element.clientWidth, this.#height());
    this.element.toggleAttribute("data-roomy", isRoomy);
    this.element.style.setProperty("--columns", columns);
    this.element.style.setProperty("--stage-height", `${Math.floor(stage)}px`);
    this.element.style.setProperty("--timeline-height", `${Math.floor(timeline)}px`);
    this.tiles().forEach((tile) => tile.redraw());
  }

  #height() {
    const below = document.querySelector(".keys")?.offsetHeight ?? 0;
    return innerHeight - this.element.getBoundingClientRect().top - scrollY - below - GAP / 2;
  }

  #toggle(element) {
    if (!element) {
      return;
    }
    const isLarge = element.classList.toggle("large");
    this.element.toggleAttribute("data-large", isLarge);
    this.arrange();
    element.focus();
  }

  #key(event) {
    const element = event.target.closest(".tile");
    if (!element || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const all = [...this.element.children];
    const at = all.indexOf(element);
    const columns = Number(this.element.style.getPropertyValue("--columns"));
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
    const isLarge = element.classList.contains("large");
    if (event.key === "Enter" || (event.key === "Escape" && isLarge)) {
      this.#toggle(element);
    } else if (event.key in steps && !isLarge && all[at + steps[event.key]]) {
      all[at + steps[event.key]].focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  #point(event) {
    const canvas = event.target.closest(".timeline");
    if (canvas) {
      const tile = this.#tiles.get(canvas.closest(".tile").dataset.stream);
      tile.tellAt(Math.min(0.999, Math.max(0, event.offsetX / canvas.clientWidth)), this.now());
    }
  }
}

/**
 * The number of columns that makes pictures largest, and the heights of picture and timeline, which takes what is left;
 * where not all fit, the page scrolls.
 */
function layout(tiles, width, height) {
  let best = null;
  for (let columns = 1; columns <= Math.max(1, tiles); columns++) {
    const rows = Math.ceil(tiles / columns);
    const wide = (width - GAP * (columns - 1)) / columns;
    const isRoomy = wide > ROOMY.width;
    const least = isRoomy ? ROOMY.timeline : TIMELINE;
    const room = (height - GAP * (rows - 1)) / rows - (isRoomy ? ROOMY.besideStage : BESIDE_STAGE);
    const stage = Math.min((wide * 9) / 16, room);
    if (stage >= LOWEST_STAGE && wide >= NARROWEST && (!best || stage > best.stage)) {
      best = { columns, stage, timeline: Math.min(HIGHEST_TIMELINE, least + room - stage), isRoomy };
    }
  }
  if (best) {
    return best;
  }
  const columns = Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
  const stage = Math.max(LOWEST_STAGE, (((width - GAP * (columns - 1)) / columns) * 9) / 16);
  return { columns, stage, timeline: TIMELINE, isRoomy: false };
}
