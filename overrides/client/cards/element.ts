/** <flash-card>: the answer is hidden until it is asked for; on paper and without JavaScript it is always there. */

import { get } from "../dom.ts";

export class FlashCard extends HTMLElement {
  #mounted = false;

  connectedCallback(): void {
    if (this.#mounted || this.closest("#print-site-page")) return;
    this.#mounted = true;
    this.classList.add("flashcard--live");
    this.#button().addEventListener("click", () => this.#turn(!this.isOpen));
  }

  get isOpen(): boolean {
    return this.#button().getAttribute("aria-expanded") === "true";
  }

  #turn(open: boolean): void {
    const button = this.#button();
    button.setAttribute("aria-expanded", String(open));
    this.classList.toggle("flashcard--open", open);
  }

  #button(): HTMLButtonElement {
    return get(this, ".flashcard__show", HTMLButtonElement);
  }
}
