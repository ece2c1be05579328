/** The row below an open card's answer: Missed it, Got it, and beside each the day on which the card would return. */

import { h } from "../dom.ts";
import type { Grade, ReviewEvent } from "../review/events.ts";
import { SAID, gradeCard, undo } from "../review/grading.ts";

export const CARD_GRADED = "card-graded";

export interface CardGradedDetail {
  event: ReviewEvent;
  /** "Got it: in 3 days, Fri 27 Nov." */
  words: string;
}

type Preview = typeof import("../review/preview.ts");
let preview: Preview | undefined;

/** The scheduler, once for all cards of the page. */
export async function loadPreview(): Promise<Preview> {
  preview ??= await import("../review/preview.ts");
  return preview;
}

export class Grades {
  readonly element = h("div", { class: "flashcard__grades" });
  #buttons = h("div", { role: "group", "aria-label": "Your answer", class: "flashcard__grade-buttons" });
  #status = h("p", { role: "status", class: "flashcard__graded" });
  #undo = h("button", { type: "button", class: "md-button", hidden: true }, "Undo");
  #when: Record<Grade, HTMLElement>;
  #graded: ReviewEvent | undefined;
  /** While the days are not said yet. */
  #saying: Promise<void> | undefined;

  /** `graded` is told, and answers true if it has dealt with it; `undone` is told when it was taken back here. */
  constructor(
    private readonly cardId: string,
    private readonly graded: (detail: CardGradedDetail) => boolean,
    undone: () => void,
  ) {
    this.#when = { missed: this.#choice("missed"), got: this.#choice("got") };
    this.#undo.addEventListener("click", () => {
      if (this.#graded) undo(this.#graded);
      this.offer();
      undone();
    });
    this.element.append(this.#buttons, this.#status, this.#undo);
  }

  /** Both buttons, with the days as of now. */
  offer(now = new Date()): void {
    this.#graded = undefined;
    this.#buttons.hidden = false;
    this.#undo.hidden = true;
    this.#status.textContent = "";
    if (preview) this.#say(preview.whenAfter(this.cardId, now));
    else this.#saying = this.#sayLater(now);
  }

  /** Not before the days were said, however quick the reader is. */
  grade(grade: Grade): void {
    if (this.#saying) return void this.#saying.then(() => this.grade(grade));
    if (this.#graded) return;
    const event = gradeCard(this.cardId, grade);
    this.#graded = event;
    const words = `${SAID[grade]}: ${this.#when[grade].textContent}.`;
    if (this.graded({ event, words })) return;
    this.#buttons.hidden = true;
    this.#undo.hidden = false;
    this.#status.textContent = words;
  }

  focusUndo(): void {
    this.#undo.focus();
  }

  async #sayLater(now: Date): Promise<void> {
    try {
      this.#say((await loadPreview()).whenAfter(this.cardId, now));
    } catch {
      const unknown = "the day is worked out when this page is online";
      this.#say({ missed: unknown, got: unknown });
    }
    this.#saying = undefined;
  }

  #say(when: Record<Grade, string>): void {
    for (const grade of ["missed", "got"] as const) this.#when[grade].textContent = when[grade];
  }

  #choice(grade: Grade): HTMLElement {
    const id = `${this.cardId}-${grade}`;
    const button = h("button", { type: "button", class: "md-button", "aria-describedby": id }, SAID[grade]);
    const when = h("span", { id, class: "flashcard__when" });
    button.addEventListener("click", () => this.grade(grade));
    this.#buttons.append(h("div", { class: "flashcard__choice" }, button, when));
    return when;
  }
}
