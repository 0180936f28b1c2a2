import { announce } from "./copied.js";

const KEPT = 200;

/**
 * Wraps a table whose body receives rows as they happen. While the reader is further down the page
 * or has paused, new rows wait unseen and a pill counts them, so that nothing moves under the eyes.
 */
class LiveRows extends HTMLElement {
  connectedCallback() {
    this.body = this.querySelector("tbody");
    this.pill = this.querySelector("[data-new-rows]");
    this.toggle = this.querySelector("[data-pause]");
    this.waiting = [];
    this.observer = new MutationObserver((changes) => this.received(changes));
    if (this.body) this.observer.observe(this.body, { childList: true });
    this.pill?.addEventListener("click", () => this.showWaiting());
    this.toggle?.addEventListener("click", () => this.pause());
    if (this.toggle) this.toggle.hidden = false;
  }

  disconnectedCallback() {
    this.observer?.disconnect();
  }

  received(changes) {
    const rows = changes
      .flatMap((change) => [...change.addedNodes])
      .filter((node) => node.nodeName === "TR" && node.hasAttribute("data-live"));
    if (rows.length === 0) return;
    this.querySelector("[data-empty]")?.remove();
    if (this.holding()) this.hold(rows);
    else this.reveal(rows);
    while (this.body.rows.length > KEPT) this.body.rows[this.body.rows.length - 1].remove();
  }

  holding() {
    return this.paused || this.body.getBoundingClientRect().top < 0;
  }

  hold(rows) {
    rows.forEach((row) => (row.hidden = true));
    this.waiting.push(...rows);
    this.count();
  }

  reveal(rows) {
    rows.forEach((row) => row.classList.add("fresh"));
    this.say(rows.length);
  }

  showWaiting() {
    this.waiting.forEach((row) => (row.hidden = false));
    this.reveal(this.waiting);
    this.waiting = [];
    this.count();
    this.body.closest("table").scrollIntoView({ block: "nearest" });
  }

  pause() {
    this.paused = !this.paused;
    this.toggle.setAttribute("aria-pressed", String(this.paused));
    if (!this.paused) this.showWaiting();
  }

  count() {
    if (!this.pill) return;
    this.pill.hidden = this.waiting.length === 0;
    this.pill.querySelector("[data-count]").textContent = this.waiting.length;
  }

  // At most one announcement in five seconds.
  say(number) {
    this.unsaid = (this.unsaid ?? 0) + number;
    this.timer ??= setTimeout(() => {
      announce(this.unsaid === 1 ? "1 new request." : `${this.unsaid} new requests.`);
      this.unsaid = 0;
      this.timer = undefined;
    }, 5000);
  }
}

customElements.define("live-rows", LiveRows);
