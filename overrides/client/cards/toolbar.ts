/** <card-toolbar>: what can be done with the whole deck. */

import { h } from "../dom.ts";
import { shuffled } from "../shuffled.ts";

export class CardToolbar extends HTMLElement {
  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Deck");
    const print = h("button", { type: "button", class: "md-button md-button--primary" }, "Print flashcards");
    print.addEventListener("click", () => window.print());
    const shuffle = h("button", { type: "button", class: "md-button" }, "Shuffle");
    shuffle.addEventListener("click", () => this.#shuffle());
    this.append(print, shuffle);
    this.#adoptFiles();
  }

  /** The links to the deck's files stand in the page, for readers without JavaScript. */
  #adoptFiles(): void {
    const files = document.querySelector(".deck-files");
    if (!files) return;
    this.append(...files.children);
    files.remove();
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
