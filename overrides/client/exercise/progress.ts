/** How far Python is along while it loads, as a progress bar with the stage in words. */

import { h } from "../dom.ts";

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export class Progress {
  readonly #bar = h("div", {
    role: "progressbar",
    "aria-label": "Loading Python",
    "aria-valuemin": 0,
    "aria-valuemax": 100,
    class: "loading__bar",
  });
  readonly #words = h("p", { class: "loading__words", "aria-hidden": "true" });
  readonly element = h("div", { class: "loading", hidden: true }, this.#words, this.#bar);

  show(stage: string, doneBytes: number, totalBytes: number): void {
    const percent = totalBytes ? Math.round((100 * doneBytes) / totalBytes) : 0;
    const downloading = doneBytes < totalBytes;
    const words = downloading ? `${stage}: ${megabytes(doneBytes)} of ${megabytes(totalBytes)} MB` : `${stage} …`;
    this.element.hidden = false;
    this.#words.textContent = words;
    this.#bar.setAttribute("aria-valuenow", String(percent));
    this.#bar.setAttribute("aria-valuetext", words);
    this.#bar.style.setProperty("--done", `${percent}%`);
    this.#bar.classList.toggle("loading__bar--starting", !downloading);
  }

  hide(): void {
    this.element.hidden = true;
  }
}
