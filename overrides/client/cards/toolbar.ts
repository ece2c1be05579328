/** <card-toolbar>: what can be done with the whole deck. The page holds its buttons, so that nothing jumps. */

import { get } from "../dom.ts";
import { whenPressed } from "../early.ts";
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
    whenPressed(get(this, "[data-print-cards]", HTMLButtonElement), () => void this.#print());
    whenPressed(get(this, "[data-shuffle]", HTMLButtonElement), () => this.#shuffle());
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
