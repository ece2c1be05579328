/** What the code prints: appended as text, once a frame at most, so that a flood does not stop the page. */

import { h } from "../dom.ts";

const LONGEST_NOTE = 10_000;

export class Output {
  readonly #log = h("pre", { role: "log", "aria-label": "Output", class: "exercise__log" });
  readonly element = h(
    "div",
    { class: "exercise__output" },
    h("p", { class: "exercise__label", "aria-hidden": "true" }, "Output"),
    this.#log,
  );
  #pending: string[] = [];
  #frame = 0;

  get isEmpty(): boolean {
    return this.#pending.length === 0 && this.#log.childNodes.length === 0;
  }

  clear(): void {
    this.#pending = [];
    this.#log.replaceChildren();
    this.#log.removeAttribute("tabindex");
  }

  append(text: string): void {
    this.#pending.push(text);
    this.#frame ||= requestAnimationFrame(() => this.flush());
  }

  /** A sentence of the page's own, set apart from what the code printed. */
  note(text: string, kind: "info" | "error" = "info"): void {
    this.flush();
    const shown = text.length > LONGEST_NOTE ? `${text.slice(0, LONGEST_NOTE)} … (cut)` : text;
    this.#add(h("span", { class: `exercise__note exercise__note--${kind}` }, shown));
  }

  flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#pending.length > 0) this.#add(this.#pending.join(""));
    this.#pending = [];
  }

  #add(content: Node | string): void {
    this.#log.append(content);
    this.#log.tabIndex = 0; // it may scroll, and only then is there something to scroll by keyboard
    this.#log.scrollTop = this.#log.scrollHeight;
  }
}
