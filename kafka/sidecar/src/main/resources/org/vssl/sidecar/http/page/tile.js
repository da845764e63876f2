// SPDX-License-Identifier: Apache-2.0
// One stream on the board.

import { drawPicture } from "./heat.js";
import { Timeline } from "./timeline.js";
import { byWord, count, duration, lufs, short } from "./words.js";

const STALLED_MILLIS = 3000;
const RATE_MILLIS = 2000;

const template = document.createElement("template");
template.innerHTML = `
<article class="tile" tabindex="0" aria-keyshortcuts="Enter">
  <header><h2></h2><span class="badge"></span></header>
  <div class="stage"><div class="picture"><canvas aria-hidden="true"></canvas><p class="caption"></p></div></div>
  <div class="meter">
    <div class="track" aria-hidden="true"><div class="bar"></div>
      <i class="tick silent" title="-50 LUFS: below is silence"></i>
      <i class="tick broadcast" title="-23 LUFS: EBU R 128"></i></div>
    <span class="lufs"></span>
  </div>
  <canvas class="timeline" role="img"></canvas>
  <p class="facts"></p>
</article>`;

export class Tile {
  #parts;
  #stream;
  #timeline = new Timeline();
  #rate = { at: 0, frames: 0, perSecond: null };
  #isPictureStale = true;
  #isTimelineStale = true;
  #announced = "";

  constructor(name) {
    this.name = name;
    this.element = template.content.cloneNode(true).querySelector("article");
    const find = (selector) => this.element.querySelector(selector);
    this.#parts = {
      badge: find(".badge"), picture: find(".picture"), canvas: find(".picture canvas"),
      caption: find(".caption"), bar: find(".bar"), lufs: find(".lufs"), timeline: find(".timeline"),
      facts: find(".facts"),
    };
    find("h2").textContent = name;
    find("h2").title = name;
    this.element.dataset.stream = name;
  }

  hear(stream) {
    this.#stream = stream;
    this.#isPictureStale = true;
  }

  cells(message) {
    this.#timeline.put(message);
    this.#isTimelineStale = true;
  }

  redraw() {
    this.#isPictureStale = true;
    this.#isTimelineStale = true;
  }

  /** The stream's verdict, or that it has none. */
  kind(now) {
    const presence = this.#presence(now);
    return presence === "here" ? this.#stream.verdict : presence === "gone" ? "gone" : "no result";
  }

  #presence(now) {
    if (!this.#stream || this.#stream.verdict === null) {
      return this.#stream?.connections === 0 ? "gone" : "waiting";
    }
    if (this.#stream.connections === 0) {
      return "gone";
    }
    return now - this.#stream.heard_at > STALLED_MILLIS ? "stalled" : "here";
  }

  /** At most once for each frame of the screen. */
  draw(now) {
    if (!this.#isPictureStale || !this.#stream) {
      return;
    }
    this.#isPictureStale = false;
    const record = this.#stream.record;
    const isCurrent = record !== null && record.verdict === this.#stream.verdict;
    if (record?.video_width > 0 && record.video_height > 0) {
      this.#parts.picture.style.setProperty("--ratio", record.video_width / record.video_height);
    }
    drawPicture(this.#parts.canvas, isCurrent && this.#stream.connections > 0 ? record : null);
    if (record !== null) {
      this.#parts.lufs.replaceChildren(lufs(record.loudness) + " ", tag("small", "LUFS"));
      this.#parts.bar.style.setProperty("--level", Math.min(1, Math.max(0, (record.loudness + 60) / 60)));
    }
    this.#say(now);
  }

  /** Twice a second: all that changes with time alone. */
  tick(now) {
    this.#count(now);
    this.#say(now);
    this.#timeline.draw(this.#parts.timeline, now);
    if (this.#isTimelineStale) {
      this.#isTimelineStale = false;
      this.#parts.timeline.setAttribute("aria-label", this.#timeline.summary(now));
    }
  }

  tellAt(part, now) {
    this.#parts.timeline.title = this.#timeline.tell(part, now);
  }

  #count(now) {
    const frames = this.#stream?.frames ?? 0;
    if (frames < this.#rate.frames || this.#rate.at === 0) {
      this.#rate = { at: now, frames, perSecond: null };
    } else if (now - this.#rate.at >= RATE_MILLIS) {
      const perSecond = ((frames - this.#rate.frames) * 1000) / (now - this.#rate.at);
      this.#rate = { at: now, frames, perSecond };
    }
  }

  #say(now) {
    const presence = this.#presence(now);
    const kind = this.kind(now);
    const { badge, caption } = this.#parts;
    this.element.dataset.presence = presence;
    this.element.dataset.verdict = kind;
    badge.textContent = kind;
    badge.classList.toggle("plain", presence !== "here");
    caption.classList.toggle("plain", presence !== "here");
    const words = this.#words(presence, kind, now);
    caption.hidden = words === "";
    if (words !== "" && caption.dataset.words !== words) {
      caption.dataset.words = words;
      caption.replaceChildren(tag("b", kind), tag("span", words));
    }
    this.#facts(presence, now);
    this.#describe(kind);
  }

  #words(presence, kind, now) {
    switch (presence) {
      case "gone": return "no element of this stream is connected";
      case "waiting": return "connected, no results yet";
      case "stalled": return `connected, but no results for ${duration(now - this.#stream.heard_at)}`;
      default: return byWord.get(kind)?.says ?? "";
    }
  }

  #facts(presence, now) {
    const stream = this.#stream;
    const facts = [];
    const since = { gone: stream?.gone_at, here: stream?.since, stalled: stream?.heard_at }[presence];
    if (since) {
      facts.push(["", duration(now - since), this.kind(now)]);
    }
    const dropped = stream?.dropped_total ?? 0;
    facts.push([dropped > 0 ? "alarm" : "", count(dropped), "dropped"]);
    if (stream?.connections > 1) {
      facts.push(["alarm", count(stream.connections), "elements share this id"]);
    }
    if (stream?.record) {
      const rate = presence === "gone" ? null : this.#rate.perSecond;
      facts.push(["", rate === null ? "–" : rate.toFixed(1), "results/s"]);
      facts.push(["", stream.record.latency_ms.toFixed(0), "ms/frame"]);
    }
    const text = facts.flat().join(" ");
    if (this.#parts.facts.dataset.text !== text) {
      this.#parts.facts.dataset.text = text;
      this.#parts.facts.replaceChildren(...facts.map(([style, number, unit]) => {
        const fact = tag("span", " " + unit);
        fact.className = style;
        fact.prepend(tag("b", number));
        return fact;
      }));
    }
  }

  /** Announced to screen readers when it changes, not with every frame. */
  #describe(kind) {
    const label = this.#stream?.record?.sources[0]?.label;
    const text = `${this.name}: ${kind}${kind === "located" && label ? ", " + short(label, 40) : ""}`;
    if (text !== this.#announced) {
      this.#announced = text;
      this.element.setAttribute("aria-label", text);
      this.element.dispatchEvent(new CustomEvent("change-of-state", { bubbles: true, detail: { text, kind } }));
    }
  }
}

function tag(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
