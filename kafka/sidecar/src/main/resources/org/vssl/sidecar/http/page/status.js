// SPDX-License-Identifier: Apache-2.0
// The head of the page: streams per verdict, and the state of delivery.

import { VERDICTS, bytes, count, duration } from "./words.js";

export class Head {
  #legend = new Map();
  #status = null;
  #isHere = true;
  #lostAt = null;

  constructor() {
    const find = (id) => document.getElementById(id);
    this.delivery = find("delivery");
    this.waiting = find("waiting");
    this.dropped = find("dropped");
    this.delivered = find("delivered");
    this.notice = find("notice");
    for (const word of [...VERDICTS.map((verdict) => verdict.word), "no result", "gone"]) {
      const item = document.createElement("li");
      const number = document.createElement("b");
      item.dataset.verdict = word;
      item.append(`${word} `, number);
      find("legend").append(item);
      this.#legend.set(word, { item, number });
    }
  }

  count(kinds) {
    for (const [word, { item, number }] of this.#legend) {
      const found = kinds.filter((kind) => kind === word).length;
      number.textContent = found;
      item.classList.toggle("none", found === 0);
    }
  }

  status(status) {
    this.#status = status;
    this.waiting.textContent = count(status.waiting)
      + (status.waiting > 0 ? ` (${bytes(status.waiting_bytes)})` : "");
    this.dropped.textContent = count(status.let_go);
    const age = status.delivery_age_ms;
    this.delivered.textContent = age < 2000 ? "now" : `${duration(age)} ago`;
    this.delivery.classList.toggle("alarm", !status.is_ready);
    this.#show();
  }

  presence(isHere) {
    this.#isHere = isHere;
    this.#lostAt = isHere ? null : this.#lostAt ?? new Date();
    this.#show();
  }

  #show() {
    const text = this.#words();
    this.notice.hidden = text === "";
    if (this.notice.textContent !== text) {
      this.notice.textContent = text;
    }
  }

  #words() {
    if (!this.#isHere) {
      return `No connection to the sidecar since ${this.#lostAt.toLocaleTimeString()}; reconnecting. The data shown is stale.`;
    }
    const said = [];
    if (this.#status && !this.#status.is_ready) {
      said.push(`Kafka: ${this.#status.reasons.join("; ")}. Events are queued on disk.`);
    }
    if (this.#status?.left_out > 0) {
      said.push(`${count(this.#status.left_out)} more streams are connected but not shown: at most 256 are.`);
    }
    return said.join(" ");
  }
}
