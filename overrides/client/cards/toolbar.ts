/** <card-toolbar>: what can be done with the whole deck. */

import { h } from "../dom.ts";
import type { PaperDialog } from "../paper/dialog.ts";
import { shuffled } from "../shuffled.ts";

export class CardToolbar extends HTMLElement {
  #mounted = false;
  #paper: PaperDialog | undefined;

  connectedCallback(): void {
    if (this.#mounted || this.closest("#print-site-page")) return;
    this.#mounted = true;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Deck");
    const print = h("button", { type: "button", class: "md-button md-button--primary" }, "Print flashcards");
    print.addEventListener("click", () => void this.#print());
    const shuffle = h("button", { type: "button", class: "md-button" }, "Shuffle");
    shuffle.addEventListener("click", () => this.#shuffle());
    this.prepend(print, shuffle);
    this.#adoptFiles();
  }

  /** The links to the deck's files stand in the page, for readers without JavaScript. */
  #adoptFiles(): void {
    const files = document.querySelector(".deck-files");
    if (!files) return;
    this.append(...files.children);
    files.remove();
  }

  /** The choice of paper is loaded when it is first asked for; where that fails, the page still prints. */
  async #print(): Promise<void> {
    try {
      const { PaperDialog } = await import("../paper/dialog.ts");
      if (!this.#paper) this.append((this.#paper = new PaperDialog()).element);
      this.#paper.open();
    } catch {
      window.print();
    }
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
