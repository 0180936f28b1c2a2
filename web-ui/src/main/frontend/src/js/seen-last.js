const LATE = 12000;

/**
 * Tells when what is shown is old, because the server that should refresh it does not answer. The
 * part it watches says in data-at when it was true; whatever renews it takes the grey away again.
 */
class SeenLast extends HTMLElement {
  connectedCallback() {
    this.board = document.getElementById(this.getAttribute("for"));
    this.seconds = this.querySelector("[data-seconds]");
    this.fresh();
    this.observer = new MutationObserver(() => this.fresh());
    this.observer.observe(this.board, { attributes: true, attributeFilter: ["data-at"] });
    this.timer = setInterval(() => this.look(), 1000);
  }

  disconnectedCallback() {
    this.observer.disconnect();
    clearInterval(this.timer);
  }

  fresh() {
    this.seen = Date.now();
    this.hidden = true;
    this.board.classList.remove("stale");
  }

  // A hidden tab asks seldom, which is no fault of the server's.
  look() {
    if (document.hidden) this.seen = Math.max(this.seen, Date.now() - LATE / 2);
    const age = Date.now() - this.seen;
    if (age < LATE) return;
    this.hidden = false;
    this.seconds.textContent = Math.round(age / 1000);
    this.board.classList.add("stale");
  }
}

customElements.define("seen-last", SeenLast);
