// Shows a column's figures beside it, for pointer and arrow keys alike; without it they are titles.
class BarChart extends HTMLElement {
  connectedCallback() {
    this.bars = [...this.querySelectorAll(".bar")];
    this.tip = document.createElement("div");
    this.tip.className = "tip";
    this.tip.hidden = true;
    this.tip.setAttribute("role", "status");
    this.append(this.tip);
    this.bars.forEach((bar, at) => bar.addEventListener("pointerenter", () => this.show(at)));
    this.addEventListener("pointerleave", () => this.hide());
    this.addEventListener("blur", () => this.hide());
    this.addEventListener("keydown", (event) => this.pressed(event));
  }

  pressed(event) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    if (event.key === "Escape") return this.hide();
    if (event.key === "Enter" && this.at !== undefined) return this.bars[this.at].dispatchEvent(new MouseEvent("click"));
    if (!(event.key in steps) || this.bars.length === 0) return;
    event.preventDefault();
    const from = this.at ?? (steps[event.key] > 0 ? -1 : this.bars.length);
    this.show(Math.max(0, Math.min(this.bars.length - 1, from + steps[event.key])));
  }

  show(at) {
    this.hide();
    this.at = at;
    const bar = this.bars[at];
    bar.classList.add("at");
    this.tip.textContent = bar.querySelector("title").textContent;
    this.tip.hidden = false;
    const { left, width } = this.getBoundingClientRect();
    const box = bar.getBoundingClientRect();
    const middle = box.left + box.width / 2 - left;
    const room = this.tip.offsetWidth + 16;
    this.tip.style.left = `${middle + room > width ? middle - room : middle + 16}px`;
    this.tip.style.top = "8px";
  }

  hide() {
    this.bars[this.at]?.classList.remove("at");
    this.at = undefined;
    this.tip.hidden = true;
  }
}

customElements.define("bar-chart", BarChart);
