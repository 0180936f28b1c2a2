import { announce } from "./copied.js";

const KEPT = 200;
const RETRY = 5000;

/**
 * Puts rows of an event stream into the table inside, in the order of their ids, which is the order
 * of time. While the reader is further down or has paused, rows wait and a pill counts them, so that
 * nothing moves under the eyes. A hidden tab listens to nothing and catches up when it is seen again.
 */
class LiveRows extends HTMLElement {
  connectedCallback() {
    this.source = this.getAttribute("src");
    if (!this.source) return;
    this.body = this.querySelector("tbody");
    this.pill = this.querySelector("[data-new-rows]");
    this.pause = this.querySelector("[data-pause]");
    this.state = this.querySelector("[data-state]");
    this.waiting = new Map();
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.pill?.addEventListener("click", () => this.showWaiting(), { signal });
    this.pause?.addEventListener("click", () => this.togglePause(), { signal });
    document.addEventListener("visibilitychange", () => (document.hidden ? this.close() : this.open()), { signal });
    [this.pause, this.state].forEach((element) => element && (element.hidden = false));
    if (!document.hidden) this.open();
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.close();
  }

  open() {
    this.close();
    const address = new URL(this.source, location.href);
    if (this.last) address.searchParams.set("after", this.last);
    this.stream = new EventSource(address);
    this.stream.onopen = () => this.tell("live", "Live");
    this.stream.onmessage = (event) => this.received(event);
    this.stream.onerror = () => this.lost();
  }

  close() {
    clearTimeout(this.timer);
    this.stream?.close();
    this.stream = undefined;
  }

  // The browser comes back by itself after a broken line, but not after a refusal.
  lost() {
    this.tell("away", "Reconnecting");
    if (this.stream?.readyState === EventSource.CLOSED) this.timer = setTimeout(() => this.open(), RETRY);
  }

  received({ data, lastEventId }) {
    if (lastEventId) this.last = lastEventId;
    if (this.hasAttribute("reload")) return location.reload();
    const template = document.createElement("template");
    template.innerHTML = data;
    const row = template.content.querySelector("tr[data-id]");
    if (!row || this.waiting.has(row.id) || document.getElementById(row.id)) return;
    if (this.paused || this.body.getBoundingClientRect().top < 0) this.hold(row);
    else this.reveal([row]);
  }

  hold(row) {
    this.waiting.set(row.id, row);
    if (this.waiting.size > KEPT) this.waiting.delete(this.waiting.keys().next().value);
    this.count();
  }

  reveal(rows) {
    rows.forEach((row) => this.place(row));
    this.querySelector("[data-empty]")?.remove();
    while (this.body.rows.length > KEPT) this.body.lastElementChild.remove();
    this.say(rows.length);
  }

  // What is older than the last row shown is on a later page.
  place(row) {
    const next = [...this.body.rows].find((other) => other.dataset.id < row.dataset.id);
    if (!next && this.body.rows.length > 0 && !this.hasAttribute("open-end")) return;
    row.classList.add("fresh");
    this.body.insertBefore(row, next ?? null);
  }

  showWaiting() {
    const rows = [...this.waiting.values()];
    this.waiting.clear();
    this.count();
    this.reveal(rows);
    this.scrollIntoView({ block: "start" });
  }

  togglePause() {
    this.paused = !this.paused;
    this.pause.setAttribute("aria-pressed", String(this.paused));
    if (!this.paused) this.showWaiting();
    this.tell(this.paused ? "paused" : "live", this.paused ? "Paused" : "Live");
  }

  count() {
    this.pill.hidden = this.waiting.size === 0;
    this.pill.querySelector("[data-count]").textContent = this.waiting.size;
  }

  tell(state, word) {
    if (!this.state) return;
    const paused = this.paused && state === "live";
    this.state.dataset.state = paused ? "paused" : state;
    this.state.querySelector("[data-word]").textContent = paused ? "Paused" : word;
  }

  // At most one announcement in five seconds.
  say(number) {
    if (number === 0) return;
    this.unsaid = (this.unsaid ?? 0) + number;
    this.announcing ??= setTimeout(() => {
      announce(this.unsaid === 1 ? "1 new request." : `${this.unsaid} new requests.`);
      this.unsaid = 0;
      this.announcing = undefined;
    }, 5000);
  }
}

customElements.define("live-rows", LiveRows);
