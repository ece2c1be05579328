/** Hints, one at a time, from the list that stands in the page for readers without JavaScript. */

import { emptied, h } from "../dom.ts";

export class Hints {
  readonly element = h("div", { class: "exercise__hint", "aria-live": "polite", hidden: true });
  readonly #texts: Element[];
  #shown = 0;

  constructor(list: Element | null) {
    this.#texts = list ? Array.from(list.querySelectorAll(":scope > ol > li")) : [];
  }

  next(): void {
    const count = this.#texts.length;
    if (this.#shown < count) this.#shown += 1;
    const texts = this.#texts
      .slice(0, this.#shown)
      .map((item, index) =>
        h(
          "div",
          { class: "exercise__hint-text" },
          h("p", { class: "exercise__label" }, `Hint ${index + 1} of ${count}`),
          ...Array.from(item.childNodes, (node) => node.cloneNode(true)),
        ),
      );
    this.element.hidden = false;
    this.element.replaceChildren(...texts);
  }

  /** Gives back the way to undo it. */
  clear(): () => void {
    const shown = this.#shown;
    this.#shown = 0;
    this.element.hidden = true;
    const refill = emptied(this.element);
    return () => {
      this.#shown = shown;
      this.element.hidden = shown === 0;
      refill();
    };
  }
}
