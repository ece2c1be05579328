/** What the code prints: appended as text, once a frame at most, so that a flood does not stop the page. */

import { h } from "../dom.ts";

export class Output {
  readonly log = h("pre", { role: "log", "aria-label": "Output", tabindex: 0, class: "exercise__log" });
  readonly element = h(
    "div",
    { class: "exercise__output", hidden: true },
    h("p", { class: "exercise__label", "aria-hidden": "true" }, "Output"),
    this.log,
  );
  #pending: string[] = [];
  #frame = 0;

  clear(): void {
    this.#pending = [];
    this.log.replaceChildren();
  }

  hide(): void {
    this.clear();
    this.element.hidden = true;
  }

  append(text: string): void {
    this.element.hidden = false;
    this.#pending.push(text);
    this.#frame ||= requestAnimationFrame(() => this.flush());
  }

  /** A sentence of the page's own, set apart from what the code printed. */
  note(text: string, kind: "info" | "error" = "info"): void {
    this.element.hidden = false;
    this.flush();
    this.log.append(h("span", { class: `exercise__note exercise__note--${kind}` }, text));
  }

  flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#pending.length > 0) this.log.append(this.#pending.join(""));
    this.#pending = [];
    this.log.scrollTop = this.log.scrollHeight;
  }
}
