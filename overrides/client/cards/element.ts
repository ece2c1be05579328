/** <flash-card>: the answer is hidden until it is asked for; on paper and without JavaScript it is always there. */

import { Spoken } from "../spoken.ts";
import { get } from "../dom.ts";
import { whenPressed } from "../early.ts";
import type { Grade } from "../review/events.ts";
import { CARD_GRADED, type CardGradedDetail, Grades } from "./grades.ts";

export class FlashCard extends HTMLElement {
  #mounted = false;
  #spoken = new Spoken("Card");
  #grades: Grades | undefined;

  connectedCallback(): void {
    if (this.#mounted || this.closest("#print-site-page")) return;
    this.#mounted = true;
    this.classList.add("flashcard--live");
    this.append(this.#spoken.element);
    whenPressed(this.#button(), () => this.turn(!this.isOpen));
  }

  get isOpen(): boolean {
    return this.#button().getAttribute("aria-expanded") === "true";
  }

  /** `isTold` by whoever turns it, it is not said twice. */
  turn(open: boolean, isTold = false): void {
    const button = this.#button();
    button.setAttribute("aria-expanded", String(open));
    this.classList.toggle("flashcard--open", open);
    if (open) this.#withGrades().offer();
    this.#spoken.say(open && !isTold ? "The answer is shown." : "");
  }

  grade(grade: Grade): void {
    if (this.isOpen) this.#grades?.grade(grade);
  }

  focusShow(): void {
    this.#button().focus();
  }

  #withGrades(): Grades {
    if (!this.#grades) {
      this.#grades = new Grades(
        this.id,
        (detail) => this.#graded(detail),
        () => this.focusShow(),
      );
      get(this, ".flashcard__answer", HTMLElement).after(this.#grades.element);
    }
    return this.#grades;
  }

  /** True if somebody around took it up; otherwise the reader goes on to the next card below. */
  #graded(detail: CardGradedDetail): boolean {
    const isTakenUp = !this.dispatchEvent(new CustomEvent(CARD_GRADED, { bubbles: true, cancelable: true, detail }));
    if (!isTakenUp) queueMicrotask(() => this.#next());
    return isTakenUp;
  }

  #next(): void {
    const cards = Array.from(document.querySelectorAll("flash-card")).filter(
      (card) => card.getClientRects().length > 0,
    );
    const next = cards[cards.indexOf(this) + 1];
    if (next) next.focusShow();
    else this.#grades?.focusUndo();
  }

  #button(): HTMLButtonElement {
    return get(this, ".flashcard__show", HTMLButtonElement);
  }
}
