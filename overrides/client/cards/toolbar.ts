/** <card-toolbar>: what can be done with the whole deck. */

import { h } from "../dom.ts";

export class CardToolbar extends HTMLElement {
  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.setAttribute("role", "toolbar");
    this.setAttribute("aria-label", "Deck");
    const print = h("button", { type: "button", class: "md-button md-button--primary" }, "Print flashcards");
    print.addEventListener("click", () => window.print());
    const shuffle = h("button", { type: "button", class: "md-button" }, "Shuffle");
    shuffle.addEventListener("click", () => this.#shuffle());
    this.append(print, shuffle);
  }

  #shuffle(): void {
    const cards = Array.from(document.querySelectorAll("flash-card"));
    const slots = cards.map((card) => {
      const slot = document.createComment("");
      card.replaceWith(slot);
      return slot;
    });
    shuffled(cards).forEach((card, place) => slots[place]?.replaceWith(card));
  }
}

/** A copy in random order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: () => number = Math.random): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const place = Math.floor(random() * (last + 1));
    [order[last], order[place]] = [order[place] as T, order[last] as T];
  }
  return order;
}
