/** The buttons of a long run, how far it is, and a line that is announced. */

import { h } from "../dom.ts";

export type Phase = "fresh" | "running" | "paused" | "done";

interface Acts {
  go(): void;
  stop(): void;
  reset(): void;
}

/** What may be pressed when; a button that may not keeps its place and the focus. */
const ALLOWED: Record<Phase, readonly (keyof Acts)[]> = {
  fresh: ["go"],
  running: ["stop"],
  paused: ["go", "reset"],
  done: ["reset"],
};

export class Controls {
  readonly #buttons = {
    go: h("button", { type: "button", class: "md-button md-button--primary" }, "Train"),
    stop: h("button", { type: "button", class: "md-button" }, "Stop"),
    reset: h("button", { type: "button", class: "md-button" }, "Reset"),
  };
  readonly #bar = h("progress", { max: 1, value: 0, "aria-label": "How far the training is", class: "long-run__bar" });
  readonly #words = h("span", { class: "long-run__words" });
  readonly #far = h("p", { class: "long-run__far", hidden: true }, this.#bar, this.#words);
  readonly #status = h("p", { role: "status", "aria-label": "Training", class: "long-run__status" });
  readonly element = h(
    "div",
    { class: "long-run__controls" },
    h("div", { class: "exercise__toolbar", role: "group", "aria-label": "Run" }, ...Object.values(this.#buttons)),
    this.#far,
    this.#status,
  );
  #phase: Phase = "fresh";

  constructor(acts: Acts) {
    for (const name of ["go", "stop", "reset"] as const) {
      this.#buttons[name].addEventListener("click", () => ALLOWED[this.#phase].includes(name) && acts[name]());
    }
  }

  show(phase: Phase): void {
    this.#phase = phase;
    this.#buttons.go.textContent = phase === "paused" ? "Continue" : "Train";
    for (const name of ["go", "stop", "reset"] as const) {
      this.#buttons[name].ariaDisabled = String(!ALLOWED[phase].includes(name));
    }
    if (phase === "fresh") this.#far.hidden = true;
  }

  progress(share: number, words: string): void {
    this.#far.hidden = false;
    this.#bar.value = share;
    this.#words.textContent = words;
  }

  say(words: string): void {
    this.#status.textContent = words;
  }
}
